package dev.assay.checkers.execution.program;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.program.Builder.Built;
import dev.assay.checkers.execution.program.Comparison.Match;
import dev.assay.checkers.execution.program.ProgramConfig.Compare;
import dev.assay.checkers.execution.program.Runs.Ended;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.CheckContext;
import dev.assay.spi.UpdatesExpected.Update;
import dev.assay.spi.UpdatesExpected.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what cases should print by running a right answer. */
record ExpectedUpdater(ProgramConfig config, Plan plan, Languages languages, AnswerKind kind)
        implements Updater {

    @Override
    public List<Update> update(Answer reference, CheckContext context) throws Exception {
        Clock clock = new Clock(context.deadline());
        List<CompileError> errors = new ArrayList<>();
        for (Source way : Reading.of(reference, plan.language(), kind, context.regions())) {
            Ended ended =
                    switch (new Builder(languages, clock, plan.files()).build(way)) {
                        case Built.Broken(CompileError error) -> new Ended.Broken(error);
                        case Built.Program program ->
                                new Runs(languages, open(plan), clock, program).run();
                    };
            switch (ended) {
                case Ended.Broken(CompileError error) -> errors.add(error);
                case Ended.Wanting(String library) ->
                        throw new IllegalStateException("the library " + library + " is not here");
                case Ended.Cases cases -> {
                    return updates(cases.cases());
                }
            }
        }
        throw new IllegalStateException(
                "the right answer can't be built: "
                        + errors.getFirst().messages().getFirst().text());
    }

    /** What is printed is looked at here, and all cases are run. */
    private static Plan open(Plan plan) {
        return new Plan(
                plan.language(),
                plan.cases(),
                plan.comparison(),
                Optional.empty(),
                plan.files(),
                plan.limits(),
                plan.ownCpu(),
                plan.ownMemory(),
                plan.presentation(),
                false,
                false);
    }

    private List<Update> updates(List<Judged> cases) {
        List<Update> updates = new ArrayList<>();
        for (int i = 0; i < config.cases().size(); i++) {
            Judged judged = cases.get(i);
            String path = "cases[" + i + "]";
            if (!isRun(judged)) {
                throw new IllegalStateException(
                        "the right answer does not get through "
                                + judged.testCase().name()
                                + ": "
                                + judged.words()
                                + ", "
                                + judged.what());
            }
            String out = config.cases().get(i).out();
            boolean isOther =
                    out != null
                            && config.comparator() == null
                            && plan.comparison().compare(out, judged.printed()).match()
                                    != Match.SAME;
            if (out == null || isOther) {
                updates.add(
                        new Update(
                                path + ".out",
                                TextNode.valueOf(written(judged.printed())).toString()));
            }
        }
        return List.copyOf(updates);
    }

    private String written(String printed) {
        String text = printed.replace("\r\n", "\n");
        return config.compare() == Compare.EXACT ? text : text.stripTrailing();
    }

    /** Whether it ended as it should, whatever it printed. */
    private static boolean isRun(Judged judged) {
        return switch (judged.verdict()) {
            case ACCEPTED, WRONG_ANSWER, PRESENTATION_ERROR -> !judged.isOtherExit();
            case TIME_LIMIT, MEMORY_LIMIT, OUTPUT_LIMIT, RUNTIME_ERROR, COMPILE_ERROR -> false;
        };
    }
}
