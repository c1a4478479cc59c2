/**
 * Numbers as people write them.
 *
 * <p>What belongs here: finding and reading numbers in prose. What they are compared with is the
 * checker's.
 */
@NullMarked
package dev.assay.checkers.text.number;

import org.jspecify.annotations.NullMarked;
