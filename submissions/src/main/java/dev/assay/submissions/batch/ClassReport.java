package dev.assay.submissions.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.submissions.export.ClassHtml;
import dev.assay.submissions.export.GradeHtml;
import dev.assay.submissions.export.GradescopeResults;
import dev.assay.submissions.gradebook.ClassBook;
import dev.assay.submissions.gradebook.SubmissionView;
import dev.assay.submissions.store.Store;
import dev.assay.submissions.store.StoredSubmission;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes what a class's grades come to: gradebooks, lines of JSON, Gradescope's files, a page for
 * each learner and one for the class. A few learners are in memory at a time, and each file takes
 * its place only once it is whole.
 */
public final class ClassReport {

    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}@.+-]+");
    private static final int LONGEST_NAME = 80;
    private static final String RESULTS = ".results.json";

    /** The names of the learners' files that were written. */
    private static final String WRITTEN = ".written";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Store store;
    private final Course course;
    private final Roster roster;
    private final SubmissionView view;
    private final GradeHtml pages;

    /** Reports on a course's class. */
    public ClassReport(Store store, Course course, Roster roster) {
        this.store = store;
        this.course = course;
        this.roster = roster;
        this.view = new SubmissionView(store);
        this.pages = new GradeHtml(course);
    }

    /**
     * What the class came to.
     *
     * @param learners who handed in
     * @param failed questions that could not be graded, which is our fault
     * @param toConfirm questions that somebody is to confirm
     * @param missing who is on the roster and handed nothing in
     */
    public record Summary(int learners, int failed, int toConfirm, List<String> missing) {

        public Summary {
            missing = List.copyOf(missing);
        }
    }

    /** Writes everything into a folder; of a learner's several submissions the last one counts. */
    public Summary write(List<String> submissions, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("learners"));
        Files.createDirectories(folder.resolve("gradescope"));
        Map<String, String> last = last(submissions);
        Map<String, Roster.Learner> known = new HashMap<>();
        roster.learners().forEach(learner -> known.put(learner.id(), learner));
        List<Roster.Learner> missing =
                roster.learners().stream()
                        .filter(learner -> !last.containsKey(learner.id()))
                        .toList();
        ClassHtml overview = new ClassHtml(course);
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        int[] counts = new int[2];
        try (Whole plain = new Whole(folder.resolve("gradebook.csv"));
                Whole moodle = new Whole(folder.resolve("gradebook-moodle.csv"));
                Whole canvas = new Whole(folder.resolve("gradebook-canvas.csv"));
                Whole lines = new Whole(folder.resolve("grades.jsonl"))) {
            List<ClassBook.Book> books =
                    List.of(
                            ClassBook.PLAIN.open(plain.out(), course),
                            ClassBook.MOODLE.open(moodle.out(), course),
                            ClassBook.CANVAS.open(canvas.out(), course));
            InOrder<LearnerReport> made =
                    new InOrder<>(
                            report -> {
                                for (ClassBook.Book book : books) {
                                    book.add(report.who(), report.graders());
                                }
                                lines.out().append(report.line()).append('\n');
                                overview.add(report.who().name(), report.page(), report.graders());
                                counts[0] += count(report.graders(), "failed");
                                counts[1] += count(report.graders(), "needs-review");
                            });
            try (made) {
                for (Map.Entry<String, String> one : last.entrySet()) {
                    String name = fileName(one.getKey(), taken);
                    names.add(name);
                    Optional<Roster.Learner> learner = Optional.ofNullable(known.get(one.getKey()));
                    made.add(() -> write(one.getValue(), learner, name, folder));
                }
                made.finish();
            }
            for (Roster.Learner learner : missing) {
                for (ClassBook.Book book : books) {
                    book.addNothing(
                            new ClassBook.Who(learner.id(), learner.name(), learner.email()));
                }
            }
            for (Whole file : List.of(plain, moodle, canvas, lines)) {
                file.finish();
            }
        }
        write(folder.resolve("class.html"), overview.page(names(missing)));
        forgetOthers(folder, names);
        return new Summary(last.size(), counts[0], counts[1], names(missing));
    }

    private static List<String> names(List<Roster.Learner> learners) {
        return learners.stream()
                .map(learner -> learner.name().isEmpty() ? learner.id() : learner.name())
                .toList();
    }

    /**
     * What was written of a learner, and what the files of all need.
     *
     * @param line the grade in one line of JSON
     * @param page where the learner's page is, from the class's
     */
    private record LearnerReport(ClassBook.Who who, ObjectNode graders, String line, String page) {}

    private LearnerReport write(
            String id, Optional<Roster.Learner> learner, String name, Path folder)
            throws IOException {
        StoredSubmission submission = store.submissions().find(id).orElseThrow();
        SubmissionView.Both both = view.both(submission, Optional.of(course));
        String page = "learners/" + name + ".html";
        write(folder.resolve(page), pages.page(List.of(both.learners())));
        write(
                folder.resolve("gradescope").resolve(name + RESULTS),
                MAPPER.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(GradescopeResults.of(both.learners())));
        return new LearnerReport(
                new ClassBook.Who(
                        learner.map(Roster.Learner::id).orElse(""),
                        learner.map(Roster.Learner::name)
                                .filter(known -> !known.isEmpty())
                                .orElse(submission.name()),
                        learner.map(Roster.Learner::email).orElse("")),
                both.graders(),
                both.graders().put("learnerId", submission.submission().learner()).toString(),
                page);
    }

    private Map<String, String> last(List<String> submissions) {
        Map<String, StoredSubmission> heads = store.submissions().heads(submissions);
        Map<String, String> last = new LinkedHashMap<>();
        for (String id : submissions) {
            StoredSubmission head = heads.get(id);
            if (head != null) {
                last.put(head.submission().learner(), id);
            }
        }
        return last;
    }

    private static int count(JsonNode grade, String status) {
        int count = 0;
        for (JsonNode question : grade.path("questions")) {
            count += question.path("status").asText().equals(status) ? 1 : 0;
        }
        return count;
    }

    /** A name that no system takes for anything else, and no two learners share. */
    private static String fileName(String learner, Set<String> taken) {
        String plain = UNSAFE.matcher(learner).replaceAll("-");
        plain = plain.replaceAll("^[.-]+", "");
        plain = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        String base = plain.isEmpty() ? "learner" : plain;
        String name = base;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = base + "-" + i;
        }
        return name;
    }

    /** A learner's files of a run before, who is in the class no more, are nobody's now. */
    private static void forgetOthers(Path folder, List<String> names) throws IOException {
        Set<String> taken =
                names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        Path list = folder.resolve(WRITTEN);
        List<String> before = Files.exists(list) ? Files.readAllLines(list) : List.of();
        for (String name : before) {
            // Names of ours alone: nothing else is ever taken away.
            if (!taken.contains(name.toLowerCase(Locale.ROOT)) && !UNSAFE.matcher(name).find()) {
                Files.deleteIfExists(folder.resolve("learners").resolve(name + ".html"));
                Files.deleteIfExists(folder.resolve("gradescope").resolve(name + RESULTS));
            }
        }
        write(list, String.join("\n", names) + "\n");
    }

    private static void write(Path file, String text) throws IOException {
        try (Whole whole = new Whole(file)) {
            whole.out().append(text);
            whole.finish();
        }
    }

    /** A file that appears whole or not at all. */
    private static final class Whole implements AutoCloseable {

        private final Path target;
        private final Path unfinished;
        private final Writer out;

        Whole(Path target) throws IOException {
            this.target = target;
            this.unfinished = target.resolveSibling("." + target.getFileName() + ".tmp");
            this.out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
        }

        Writer out() {
            return out;
        }

        void finish() throws IOException {
            out.close();
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
