package dev.assay.submissions.cli;

import dev.assay.grading.BoundCourse;
import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.plugin.Catalogue;
import dev.assay.policy.PolicyReader;
import dev.assay.submissions.batch.BatchRun;
import dev.assay.submissions.batch.ClassReport;
import dev.assay.submissions.batch.ClassSource;
import dev.assay.submissions.batch.Collector;
import dev.assay.submissions.batch.Roster;
import dev.assay.submissions.batch.Table;
import dev.assay.submissions.export.SafeText;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.queue.RetryPolicy;
import dev.assay.submissions.queue.StoredQueue;
import dev.assay.submissions.queue.Workers;
import dev.assay.submissions.store.Batches.Batch;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoreException;
import dev.assay.submissions.store.StoreSettings;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades a class. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Grade a class, and write gradebooks and reports.",
        description = {
            "",
            "PATH is a folder or a zip: a sheet for each learner, a folder for each, or what Moodle"
                    + " or",
            "Canvas packs; or a table (.csv, .jsonl) of learner, question and answer.",
            "",
            "What was graded is kept in --data: a run that was stopped (Ctrl-C) goes on where it"
                    + " was,",
            "and a course that has changed is graded again only where that makes a difference.",
            ""
        })
final class BatchCommand extends ConsoleCommand {

    private static final int MOST_PROBLEMS = 50;
    private static final double NANOS = 1e9;

    /** What was graded is in the store: this is for what is graded at the same time. */
    private static final long CACHE_BYTES = 8L << 20;

    private static final long SECONDS_TO_STOP = 20;

    @Mixin private CourseArgument course;

    @Parameters(index = "1", paramLabel = "PATH", description = "What the class handed in.")
    private Path path;

    @Option(
            names = "--roster",
            paramLabel = "FILE",
            description = "Who is in the class: CSV with id, name, email.")
    private @Nullable Path rosterFile;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "grades",
            description = "Folder to write to. Default: ${DEFAULT-VALUE}")
    private Path output = Path.of("grades");

    @Mixin private DataOption data;

    BatchCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws Exception {
        course.mustBeACourse();
        if (!Files.exists(path)) {
            throw new InputException(shown(path) + ": there is no such folder or file");
        }
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw new InputException(shown(output) + ": is a file; name a folder to write to");
        }
        List<String> problems = new ArrayList<>();
        Roster roster = roster(problems);
        try (Catalogue catalogue = data.open(console);
                Grader grader = new Grader(GraderSettings.standard().withCacheBytes(CACHE_BYTES));
                Store store = store()) {
            BoundCourse bound = course.usable(catalogue, console);
            store.courses().see(bound.course());
            for (Roster.Learner learner : roster.learners()) {
                store.learners()
                        .enrol(
                                bound.course().id(),
                                learner.id(),
                                learner.name().isEmpty() ? learner.id() : learner.name(),
                                learner.email());
            }
            problems.addAll(
                    roster.strangers(
                            PolicyReader.FILE, bound.course().policy().learners().keySet()));
            int exit = run(store, grader, bound, roster, problems);
            course.sayErrors(bound, console);
            return exit;
        } catch (RefusedException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private Roster roster(List<String> problems) throws IOException, InputException {
        if (rosterFile == null) {
            return Roster.unknown();
        }
        SheetFiles.mustBeAFile(rosterFile);
        try {
            Roster roster = Roster.read(Table.read(rosterFile), problems);
            if (roster.learners().isEmpty()) {
                // Graded under other names now, all would be there twice once it is mended.
                throw new InputException(
                        problems.isEmpty()
                                ? shown(rosterFile) + ": nobody stands on it"
                                : SafeText.oneLine(problems.getFirst()));
            }
            return roster;
        } catch (RefusedException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private Store store() throws InputException {
        try {
            return Store.open(StoreSettings.ofEnvironment(data.data));
        } catch (StoreException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private int run(
            Store store, Grader grader, BoundCourse bound, Roster roster, List<String> problems)
            throws IOException, InterruptedException, RefusedException {
        Batch batch =
                store.batches()
                        .open(bound.course().id(), path.toAbsolutePath().normalize().toString());
        StoredQueue queue = new StoredQueue(store.jobs(), bound.course().id());
        BatchRun run = new BatchRun(store, bound, queue, batch.id(), Instant.now(), true);
        CountDownLatch ended = new CountDownLatch(1);
        Thread onStop = new Thread(() -> stop(run, ended));
        Runtime.getRuntime().addShutdownHook(onStop);
        boolean isWhole;
        long began = System.nanoTime();
        try (ClassSource source =
                        ClassSource.open(path, new Collector(bound.course(), roster), problems);
                Workers workers =
                        new Workers(
                                store,
                                queue,
                                grader,
                                id -> Optional.of(bound),
                                RetryPolicy.attended(),
                                run)) {
            workers.start();
            isWhole = handIn(source, run, problems);
        } finally {
            ended.countDown();
        }
        if (!isWhole) {
            console.err()
                    .println(
                            "assay: stopped; "
                                    + run.done()
                                    + " submissions are graded and kept. The same command goes on"
                                    + " from there.");
            console.err().flush();
            return Exit.FAILED;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onStop);
        } catch (IllegalStateException e) {
            // Stopped at the very end: what is graded is written all the same.
        }
        return report(store, bound, roster, run, problems, System.nanoTime() - began);
    }

    /** What Ctrl-C does: lets what is under way end, so that nothing is done twice. */
    private static void stop(BatchRun run, CountDownLatch ended) {
        run.stop();
        try {
            ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
            // The store closes right after.
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean handIn(ClassSource source, BatchRun run, List<String> problems)
            throws IOException, InterruptedException {
        ProgressBar bar = new ProgressBar(console.err(), console.colour());
        Thread showing = Thread.ofPlatform().daemon().start(() -> show(bar, run, source.size()));
        try {
            return run.addAll(source, problems);
        } finally {
            showing.interrupt();
            showing.join();
            bar.end();
        }
    }

    private static void show(ProgressBar bar, BatchRun run, int all) {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(200);
                bar.show(run.done(), all, run.answers());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int report(
            Store store,
            BoundCourse bound,
            Roster roster,
            BatchRun run,
            List<String> problems,
            long grading)
            throws IOException {
        ClassReport.Summary summary;
        long began = System.nanoTime();
        try {
            summary =
                    new ClassReport(store, bound.course(), roster).write(run.submissions(), output);
        } catch (IOException e) {
            console.err()
                    .println(
                            "assay: %s: can't be written (%s); all is graded and kept, and the same"
                                            .formatted(shown(output), SafeText.oneLine(said(e)))
                                    + " command writes it once there is room");
            return Exit.FAILED;
        }
        long writing = System.nanoTime() - began;
        List<String> told = problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS));
        told.forEach(problem -> console.err().println("assay: " + SafeText.oneLine(problem)));
        if (problems.size() > MOST_PROBLEMS) {
            console.err().println("assay: and " + (problems.size() - MOST_PROBLEMS) + " more");
        }
        console.out()
                .println(
                        "%d learners · %d answers graded now%s · %d to confirm · %d failed"
                                .formatted(
                                        summary.learners(),
                                        run.answers(),
                                        run.repeated() == 0
                                                ? ""
                                                : ", %d submissions kept from before"
                                                        .formatted(run.repeated()),
                                        summary.toConfirm(),
                                        summary.failed()));
        if (!summary.missing().isEmpty()) {
            console.out()
                    .println(
                            SafeText.oneLine(
                                    "nothing from " + String.join(", ", summary.missing())));
        }
        console.out()
                .println(
                        SafeText.oneLine(
                                output
                                        + ": gradebook.csv, gradebook-moodle.csv,"
                                        + " gradebook-canvas.csv, grades.jsonl, class.html,"
                                        + " learners/, gradescope/"));
        console.out()
                .printf(
                        Locale.ROOT,
                        "graded in %.1f s, files written in %.1f s%n",
                        grading / NANOS,
                        writing / NANOS);
        if (!problems.isEmpty()) {
            return Exit.BAD_INPUT;
        }
        return summary.failed() > 0 ? Exit.FAILED : Exit.DONE;
    }

    private static String said(IOException e) {
        return e instanceof FileSystemException file && file.getReason() == null
                ? e.getClass().getSimpleName() + ": " + file.getFile()
                : String.valueOf(e.getMessage());
    }

    private static String shown(Path path) {
        return SafeText.oneLine(path.toString());
    }
}
