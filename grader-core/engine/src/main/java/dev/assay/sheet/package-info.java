/**
 * Sheets in, answers out: numbered questions with answers typed under them, placed by number and
 * wording.
 */
@NullMarked
package dev.assay.sheet;

import org.jspecify.annotations.NullMarked;
