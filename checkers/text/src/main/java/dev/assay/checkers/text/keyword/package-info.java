/**
 * What {@code text.keyword} compiles a rubric into, and how that finds its words.
 *
 * <p>What belongs here: the notation of members ({@code shares memory}, {@code memory & share}),
 * the index of all words of a rubric, and the matcher. Scores and evidence are the checker's.
 */
@NullMarked
package dev.assay.checkers.text.keyword;

import org.jspecify.annotations.NullMarked;
