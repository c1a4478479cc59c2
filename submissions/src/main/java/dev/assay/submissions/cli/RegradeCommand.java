package dev.assay.submissions.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.plugin.Catalogue;
import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.regrade.RegradeJson;
import dev.assay.submissions.regrade.Regrades;
import dev.assay.submissions.store.Regrade;
import dev.assay.submissions.store.Regrade.Selection;
import dev.assay.submissions.store.Regrades.At;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoreException;
import dev.assay.submissions.store.StoreSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a changed course would change, and lets it hold. */
@Command(
        name = "regrade",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Show which grades a changed course would change, and let them.",
        description = {
            "",
            "Grades what is kept in --data by the course as it is now, and shows who would move,",
            "by how much and because of which criterion. Nothing changes before --apply; what a",
            "person has decided never does. Checks that were run before are not run again.",
            ""
        })
final class RegradeCommand extends ConsoleCommand {

    private static final int MOST_SHOWN = 50;
    private static final int PAGE = 500;
    private static final int SHORTEST_REVISION = 6;
    private static final int LEARNER = 20;
    private static final int QUESTION = 30;
    private static final int POINTS = 16;
    private static final String HASH = "sha256:";

    @Mixin private CourseArgument course;

    @Option(
            names = "--against",
            paramLabel = "REVISION",
            description = "Compare only grades that this revision of the course has made.")
    private String against = "";

    /** At most one of them. */
    static final class What {

        @Option(
                names = "--apply",
                paramLabel = "ID",
                required = true,
                description = "Let the changes of this regrade hold.")
        @Nullable String apply;

        @Option(
                names = "--undo",
                paramLabel = "ID",
                required = true,
                description = "Bring back the grades from before this regrade.")
        @Nullable String undo;
    }

    @ArgGroup private @Nullable What what;

    @Option(
            names = "--question",
            paramLabel = "QUESTION",
            description = "With --apply: only this question's; may be given several times.")
    private List<String> questions = new ArrayList<>();

    @Option(
            names = "--submission",
            paramLabel = "ID",
            description = "With --apply: only this submission's; may be given several times.")
    private List<String> submissions = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who decides, for the record. Default: your name on this machine.")
    private String actor = System.getProperty("user.name", "somebody");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, or jsonl: a line for the regrade and one for each change.")
    private Format format = Format.TABLE;

    @Mixin private DataOption data;

    RegradeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        course.mustBeACourse();
        if (format != Format.TABLE && format != Format.JSONL) {
            throw new InputException("--format is table or jsonl here");
        }
        try (Catalogue catalogue = data.open(console);
                Grader grader = new Grader(GraderSettings.standard());
                Store store = store()) {
            BoundCourse bound = course.usable(catalogue, console);
            Regrades regrades = new Regrades(store, grader);
            if (what != null && what.apply != null) {
                return apply(store, regrades, bound, what.apply);
            }
            if (what != null && what.undo != null) {
                return undo(store, regrades, what.undo);
            }
            String id = regrades.open(bound, revision(store, bound), actor);
            Regrade regrade = regrades.compute(id, bound);
            course.sayErrors(bound, console);
            show(store, bound, regrade);
            return regrade.counts().failed() > 0 ? Exit.FAILED : Exit.DONE;
        }
    }

    private Store store() throws InputException {
        try {
            return Store.open(StoreSettings.ofEnvironment(data.data));
        } catch (StoreException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    /** The revision that was meant, by its beginning. */
    private String revision(Store store, BoundCourse bound) throws InputException {
        if (against.isEmpty()) {
            return "";
        }
        List<String> known = store.grades().revisions(bound.course().id());
        String meant = against.startsWith(HASH) ? against : HASH + against;
        List<String> found = known.stream().filter(each -> each.startsWith(meant)).toList();
        if (found.size() == 1 && meant.length() >= HASH.length() + SHORTEST_REVISION) {
            return found.getFirst();
        }
        throw new InputException(
                "--against %s: %s; grades were made by %s"
                        .formatted(
                                against,
                                found.size() > 1
                                        ? "more than one revision begins so"
                                        : "no grade was made by it",
                                known.isEmpty() ? "none yet" : String.join(", ", known)));
    }

    private void isThere(Store store, String id) throws InputException {
        if (store.regrades().find(id).isEmpty()) {
            throw new InputException("there is no regrade " + id);
        }
    }

    private int apply(Store store, Regrades regrades, BoundCourse bound, String id)
            throws InputException, InterruptedException {
        isThere(store, id);
        List<String> ids = new ArrayList<>();
        for (String question : questions) {
            ids.add(
                    bound.course()
                            .question(question)
                            .orElseThrow(
                                    () ->
                                            new InputException(
                                                    "--question: there is no question " + question))
                            .id());
        }
        try {
            Regrades.Applied applied =
                    regrades.apply(id, bound, new Selection(ids, submissions), actor);
            console.out()
                    .println(
                            "%d grades hold now%s"
                                    .formatted(
                                            applied.applied(),
                                            applied.left() == 0
                                                    ? ""
                                                    : " · %d left as they are: they hold already,"
                                                                    .formatted(applied.left())
                                                            + " or something has happened since"));
            return Exit.DONE;
        } catch (Regrades.NotApplicableException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private int undo(Store store, Regrades regrades, String id) throws InputException {
        isThere(store, id);
        console.out().println("%d grades are as before".formatted(regrades.undo(id, actor)));
        return Exit.DONE;
    }

    private void show(Store store, BoundCourse bound, Regrade regrade) throws IOException {
        if (format == Format.JSONL) {
            JsonOutput.line(console.out(), RegradeJson.of(regrade));
        }
        long shown = 0;
        long after = 0;
        String question = "";
        while (true) {
            List<At> page = store.regrades().changes(regrade.id(), after, question, PAGE);
            for (At at : page) {
                ObjectNode change = RegradeJson.of(at.change());
                if (format == Format.JSONL) {
                    JsonOutput.line(console.out(), change);
                } else if (shown++ < MOST_SHOWN) {
                    console.out().println(row(change));
                }
            }
            if (page.isEmpty() || (format == Format.TABLE && shown > MOST_SHOWN)) {
                break;
            }
            after = page.getLast().seq();
            question = page.getLast().change().question();
        }
        if (format == Format.TABLE) {
            total(bound, regrade);
        }
    }

    private void total(BoundCourse bound, Regrade regrade) {
        Regrade.Counts counts = regrade.counts();
        if (counts.moved() > MOST_SHOWN) {
            console.out()
                    .println(
                            "… and %d more; --format jsonl shows all"
                                    .formatted(counts.moved() - MOST_SHOWN));
        }
        console.out()
                .println(
                        SafeText.oneLine(
                                "%s: %d of %d grades would move · checks run for %d answers%s"
                                        .formatted(
                                                bound.course().title(),
                                                counts.moved(),
                                                counts.compared(),
                                                counts.ran(),
                                                counts.failed() == 0
                                                        ? ""
                                                        : " · %d can't be graded now and stay"
                                                                .formatted(counts.failed()))));
        if (counts.moved() > 0) {
            console.out()
                    .println(
                            "Nothing has changed yet: '--apply %s' lets it hold, all or by --question and --submission; '--undo' takes it back."
                                    .formatted(regrade.id()));
        }
    }

    private String row(ObjectNode change) {
        List<String> because = new ArrayList<>();
        for (JsonNode one : change.path("because")) {
            String said = one.path("criterion").asText();
            if (!one.path("before").equals(one.path("after"))) {
                said += " " + number(one, "before") + " → " + number(one, "after");
            }
            if (!one.path("weightBefore").equals(one.path("weightAfter"))) {
                said += " weight " + number(one, "weightBefore");
                said += " → " + number(one, "weightAfter");
            }
            because.add(said);
        }
        String line =
                Columns.fit(change.path("learner").asText(), LEARNER)
                        + " "
                        + Columns.fit(change.path("question").asText(), QUESTION)
                        + " "
                        + Columns.fit(
                                side(change.path("before")) + " → " + side(change.path("after")),
                                POINTS)
                        + " "
                        + (because.isEmpty() ? "the same criteria" : String.join(", ", because));
        return Columns.cut(SafeText.oneLine(line), console.width()).stripTrailing();
    }

    private static String number(JsonNode node, String field) {
        return node.path(field).isNumber() ? node.path(field).decimalValue().toPlainString() : "–";
    }

    private static String side(JsonNode side) {
        String status = side.path("status").asText();
        String points = number(side, "points");
        return status.equals("graded") ? points : points + " " + status;
    }
}
