/** What answers like one were worth: no words are understood, only compared. */
@NullMarked
package dev.assay.checkers.text.precedent;

import org.jspecify.annotations.NullMarked;
