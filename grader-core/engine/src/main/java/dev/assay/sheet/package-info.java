/**
 * Sheets in, answers out: numbered questions with answers typed under them, placed by number and
 * wording.
 *
 * <p>What belongs to an answer:
 *
 * <ul>
 *   <li>Marks before it do not: {@code A:}, {@code Ans.}, {@code - ans:}, {@code ->}, the {@code >}
 *       of a quotation on each line, a line of dots or underscores. A letter alone ({@code A.}) is
 *       a mark only where most of a sheet's answers have it; else it may be the choice of a list.
 *   <li>What was typed does, as typed: fences with their language, the learner's own bullets and
 *       lists, Python's {@code >>>}. Only blanks that all lines share, blank lines, rules and the
 *       sheet's headings at its ends are cut away.
 *   <li>A number on a line of its own under {@code What is 2 + 2?} is an answer, not a question.
 *   <li>{@code -}, {@code N/A}, {@code ...}, {@code todo: later} are no answers; {@code I don't
 *       know}, {@code none} and {@code pass} are: what they are worth is for the rubric to say.
 *   <li>Thanks, greetings and signatures under the last question close the sheet; that is said.
 *   <li>A question that is answered twice has both texts, a blank line between them, and a doubt.
 * </ul>
 *
 * <p>Lines are read as candidates ({@code CandidateReader}, {@code AnswerPart}), the likeliest
 * reading of all of them together is chosen ({@code Chooser} by {@code Evidence} and {@code
 * Habits}), what stands under each beginning is cut out ({@code Blocks}) and trimmed ({@code
 * AnswerTrimmer}), and {@code Placement} puts it together. Whatever was placed by less than number
 * and wording is among the sheet's problems.
 */
@NullMarked
package dev.assay.sheet;

import org.jspecify.annotations.NullMarked;
