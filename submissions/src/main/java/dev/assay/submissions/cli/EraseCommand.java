package dev.assay.submissions.cli;

import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.store.ClassBatch;
import dev.assay.submissions.store.Erasure;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoreException;
import dev.assay.submissions.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets a learner. */
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Forget a learner: all that they handed in, its grades, and their account.",
        description = {
            "",
            "For good, and only while no server runs. What others handed in stays, also where it",
            "is the same; files of batches that the learner's work came with, or that spoke of",
            "them, are deleted. The audit says that somebody was erased and by whom, and keeps",
            "who looked at a submission by its id, which names nobody. Backups and files that",
            "were written before still have it, and so has what was published as a graded",
            "answer; policy.yaml, and what people wrote about others' work, may still name them.",
            ""
        })
final class EraseCommand extends ConsoleCommand {

    @Parameters(index = "0", paramLabel = "COURSE", description = "The course's id.")
    private String course = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "LEARNER",
            description = "The id that the learner hands in under.")
    private @Nullable String learner;

    @Option(
            names = "--idle-since",
            paramLabel = "DATE",
            description =
                    "Instead of one learner: all of the course who handed in nothing on that day"
                            + " or later, such as 2024-10-01.")
    private @Nullable LocalDate idleSince;

    @Option(names = "--yes", description = "Forget; without it nothing is done.")
    private boolean isMeant;

    @Mixin private DataOption data;

    EraseCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InputException, IOException {
        if ((learner == null) == (idleSince == null)) {
            throw new InputException("name a learner, or --idle-since and a day");
        }
        if (!isMeant) {
            throw new InputException(
                    "this can't be taken back: say --yes, and write a backup with 'assay export'"
                            + " before");
        }
        try (Store store = Store.open(StoreSettings.ofEnvironment(data.data))) {
            Erasure erasure = store.erasure();
            if (!erasure.isAlone()) {
                throw new InputException("a server has the database open; stop all of them first");
            }
            Optional<ClassBatch> unfinished =
                    store.batches().unfinished().stream()
                            .filter(batch -> batch.course().equals(course))
                            .findFirst();
            if (unfinished.isPresent()) {
                throw new InputException(
                        SafeText.oneLine(
                                "the batch "
                                        + unfinished.get().name()
                                        + " of this course is not handed in wholly, and may have"
                                        + " their work; start the server, let it end, and try"
                                        + " again"));
            }
            for (String one : learners(erasure)) {
                erase(erasure, one);
            }
            erasure.compact();
            return Exit.DONE;
        } catch (StoreException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private List<String> learners(Erasure erasure) {
        if (learner != null) {
            return List.of(learner);
        }
        LocalDate day = Objects.requireNonNull(idleSince);
        return erasure.idleSince(course, day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    private void erase(Erasure erasure, String one) throws InputException, IOException {
        Erasure.Erased erased =
                erasure.erase(course, one, actor())
                        .orElseThrow(
                                () ->
                                        new InputException(
                                                SafeText.oneLine(
                                                        "the course "
                                                                + course
                                                                + " has no learner "
                                                                + one)));
        for (String batch : erased.batches()) {
            delete(data.data.resolve("batches").resolve(batch));
        }
        // They name the whole class, whoever handed in; a server writes them anew when asked.
        for (String batch : erased.told()) {
            delete(data.data.resolve("batches").resolve(batch).resolve("results"));
        }
        console.out()
                .println(
                        SafeText.oneLine(
                                "%s is forgotten: %d submissions with %d answers"
                                        .formatted(one, erased.submissions(), erased.answers())));
    }

    private static String actor() {
        return "assay erase by " + System.getProperty("user.name", "somebody");
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
