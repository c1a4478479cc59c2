/**
 * Which options an answer chooses.
 *
 * <p>What belongs here: recognising letters, names and texts of options. What they are worth is the
 * checker's.
 */
@NullMarked
package dev.assay.checkers.text.choice;

import org.jspecify.annotations.NullMarked;
