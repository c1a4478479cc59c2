/**
 * Regular expressions that are looked for in many texts.
 *
 * <p>What belongs here: what makes looking for them cheap, and changes nothing of what is found.
 */
@NullMarked
package dev.assay.prose.regex;

import org.jspecify.annotations.NullMarked;
