package dev.assay.course;

import dev.assay.config.Here;
import dev.assay.config.Range;
import dev.assay.config.Required;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A question's file as it is written. */
record QuestionYaml(
        @Required
                @Option("the question's number on the sheet, from 1; unique in the course")
                @Range(min = 1, max = 1_000_000)
                @Nullable Integer number,
        @Option("such as beginner") Optional<String> level,
        @Option("words to find the question by") List<String> tags,
        @Option("0 (everyone gets it) to 1 (nobody does)") @Range(min = 0, max = 1)
                OptionalDouble difficulty,
        @Required @Option("the question, in Markdown") @Nullable String prompt,
        @Option("how sheets put the question: used to find its answer") List<String> wordings,
        @Required @Option("what an answer should be: text, mixed, mixed/python, code/python, …")
                @Nullable AnswerKind answer,
        @Option("what full marks are worth, above 0; 1 unless said")
                @Range(min = 0, aboveMin = true, max = 1_000_000)
                Optional<BigDecimal> points,
        @Option("right answers, for checkers to compare with; learners never see them")
                List<String> references,
        @Option("how an answer is graded: a criterion (check) or a group (combine)")
                Optional<NodeYaml> rubric,
        @Option("answers with the score that each must get: the rubric's own tests")
                List<ExampleYaml> examples,
        @Option("a full answer, for graders' eyes only") Optional<String> modelAnswer,
        @Option("for authors") Optional<String> notes,
        @Option("checks of this question's own that can only ask for a human's look")
                List<GuardYaml> guards,
        @Option("0 to 1: a grade less sure than this needs review; the course's unless said")
                @Range(min = 0, max = 1)
                OptionalDouble reviewBelow,
        @Option("the tests and data that belong to the question: paths under files/")
                List<String> files,
        Here here) {}
