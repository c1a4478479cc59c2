/**
 * What {@code text.pattern} compiles its rules into, and how that is matched.
 *
 * <p>What belongs here: the Pattern Match notation, the reading of answers as words and sentences,
 * words with wildcards and misspellings, and the matcher of sequences of them. Configuration,
 * scores and evidence are the checker's.
 *
 * @see <a href="https://docs.moodle.org/dev/The_OU_PMatch_algorithm">The OU PMatch algorithm</a>
 */
@NullMarked
package dev.assay.checkers.text.pattern;

import org.jspecify.annotations.NullMarked;
