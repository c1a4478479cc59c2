package dev.assay.course;

import dev.assay.config.NearNames;
import dev.assay.config.Problem;
import dev.assay.config.RecordDecoder;
import dev.assay.config.Source;
import dev.assay.config.YamlReader;
import dev.assay.course.Course.SheetSettings;
import dev.assay.policy.Policy;
import dev.assay.policy.PolicyReader;
import dev.assay.spi.CourseFile;
import dev.assay.spi.GradedAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Reads a course's folder, and reports every problem of all its files at once.
 *
 * <p>What it reads: {@code course.yaml}, {@code questions/*.yaml}, {@code files/} (these three make
 * the revision) and {@code graded/*.jsonl}. What only a checker knows about its settings is found
 * when the course is bound.
 */
public final class CourseReader {

    /** The file that makes a folder a course. */
    public static final String COURSE_FILE = "course.yaml";

    private static final String GRADED = "graded";
    private static final String JSONL = ".jsonl";

    /** How many graded answers a question may have. */
    public static final int MOST_GRADED_ANSWERS = Limits.STANDARD.gradedAnswers();

    /** Bytes of one file of graded answers. */
    public static final int MOST_GRADED_BYTES = Limits.STANDARD.gradedBytes();

    private static final double REVIEW_BELOW = 0.8;

    private final Path folder;
    private final Limits limits;
    private final List<Problem> problems = new ArrayList<>();
    private final SortedMap<String, byte[]> revision = new TreeMap<>();

    private CourseReader(Path folder, Limits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * What came of reading a folder.
     *
     * @param course empty when there is none. With errors among the problems it holds what could be
     *     read, for showing and checking; a question that the errors touch has {@link
     *     Question#problems} and is not to be graded.
     * @param problems sorted by file and line
     */
    public record Reading(Optional<Course> course, List<Problem> problems) {

        public Reading {
            problems = List.copyOf(problems);
        }

        /** Whether any problem is an error. */
        public boolean hasErrors() {
            return problems.stream().anyMatch(Problem::isError);
        }
    }

    /** Reads a course. Problems are values, never exceptions: also when there is no such folder. */
    public static Reading read(Path folder) {
        return read(folder, Limits.STANDARD);
    }

    static Reading read(Path folder, Limits limits) {
        return new CourseReader(folder, limits).reading(QuestionFile::whole);
    }

    /**
     * Reads a course for grading a few answers: of its questions' files only what shows them and
     * finds their answers, where that is enough for now.
     */
    public static CourseOutline outline(Path folder) {
        Map<String, QuestionFile> rest = new ConcurrentHashMap<>();
        Reading reading =
                new CourseReader(folder, Limits.STANDARD)
                        .reading(
                                file -> {
                                    Optional<QuestionReading> outline = file.outline();
                                    if (outline.isPresent()) {
                                        rest.put(file.id(), file);
                                    }
                                    return outline.orElseGet(file::whole);
                                });
        return new CourseOutline(reading, rest);
    }

    private Reading reading(Function<QuestionFile, QuestionReading> reader) {
        Optional<Course> course = course(reader);
        problems.sort(
                Comparator.comparing((Problem problem) -> problem.source().file())
                        .thenComparingInt(problem -> problem.source().line()));
        return new Reading(course, problems);
    }

    private Optional<Course> course(Function<QuestionFile, QuestionReading> reader) {
        if (!Files.isDirectory(folder)) {
            error(
                    String.valueOf(folder),
                    Files.exists(folder) ? "this is not a folder" : "there is no such folder",
                    "name the folder that holds the course's " + COURSE_FILE);
            return Optional.empty();
        }
        try {
            return course(new CourseFolder(folder, problems::add), reader);
        } catch (IOException e) {
            error(
                    String.valueOf(folder),
                    "the folder can't be read: " + e,
                    "look at its permissions");
            return Optional.empty();
        }
    }

    private Optional<Course> course(
            CourseFolder files, Function<QuestionFile, QuestionReading> reader) {
        Optional<CourseYaml> yaml = courseYaml(files);
        if (yaml.isEmpty() && !files.has(Questions.FOLDER)) {
            return Optional.empty(); // no course at all
        }
        List<Problem> own = problems.stream().filter(Problem::isError).toList();
        SortedMap<String, byte[]> data = files.readAll("files", limits);
        revision.putAll(data);
        Questions folder = new Questions(files, limits, problems::add);
        List<String> ids = folder.ids();
        List<Question> questions =
                folder
                        .read(
                                Questions.files(
                                        ids,
                                        path -> text(files, path),
                                        data.keySet(),
                                        graded(files, ids)),
                                reader)
                        .stream()
                        .map(question -> question.with(question.number(), own))
                        .toList();
        return Optional.of(course(yaml, questions, data, policy(files, ids)));
    }

    /** No part of the revision: it changes no grade that a check gave. */
    private Policy policy(CourseFolder files, List<String> ids) {
        if (!files.has(PolicyReader.FILE)) {
            return Policy.NONE;
        }
        return files.read(PolicyReader.FILE, limits.yamlBytes())
                .flatMap(bytes -> Utf8.read(PolicyReader.FILE, bytes, problems::add))
                .map(text -> PolicyReader.read(text, ids, problems::add))
                .orElse(Policy.NONE);
    }

    /** The file's own part; empty when there is nothing of it to go on with. */
    private Optional<CourseYaml> courseYaml(CourseFolder files) {
        if (!files.has(COURSE_FILE)) {
            error(COURSE_FILE, "there is no " + COURSE_FILE, "write one with 'id: …', 'title: …'");
            return Optional.empty();
        }
        Optional<CourseYaml> read =
                text(files, COURSE_FILE)
                        .flatMap(text -> YamlReader.read(COURSE_FILE, text, problems::add))
                        .flatMap(
                                yaml ->
                                        RecordDecoder.decodePartly(
                                                yaml, CourseYaml.class, problems::add));
        read.ifPresent(this::check);
        return read;
    }

    private void check(CourseYaml yaml) {
        if (yaml.id() != null && !CoursePaths.isName(yaml.id())) {
            problems.add(
                    Problem.error(
                            yaml.here().source("id"),
                            "the id '" + yaml.id() + "' can't be used",
                            "write one word of letters, digits, dots, dashes and underscores"));
        }
        if (yaml.title() != null && yaml.title().isBlank()) {
            problems.add(
                    Problem.error(yaml.here().source("title"), "the title is blank", "write one"));
        }
    }

    private Course course(
            Optional<CourseYaml> yaml,
            List<Question> questions,
            SortedMap<String, byte[]> data,
            Policy policy) {
        // What course.yaml does not say is made up: its errors keep every question from grading.
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        Map<String, CourseFile> files = new HashMap<>();
        data.forEach((path, bytes) -> files.put(path, new CourseFile(path, bytes)));
        return new Course(
                yaml.map(CourseYaml::id).filter(CoursePaths::isName).orElse(name),
                yaml.map(CourseYaml::title).orElse(name),
                folder,
                Revision.of(revision),
                yaml.map(CourseYaml::resources).orElse(Map.of()),
                yaml.map(course -> Guards.read(course.guards(), course.here(), "guards."))
                        .orElse(List.of()),
                yaml.map(CourseYaml::reviewBelow)
                        .orElse(OptionalDouble.empty())
                        .orElse(REVIEW_BELOW),
                new SheetSettings(
                        yaml.flatMap(CourseYaml::sheet)
                                .map(CourseYaml.SheetYaml::furniture)
                                .orElse(List.of())),
                questions,
                files,
                policy);
    }

    private Map<String, GradedAnswers> graded(CourseFolder files, List<String> ids) {
        List<String> paths =
                files.list(GRADED).stream()
                        .flatMap(List::stream)
                        .filter(path -> path.endsWith(JSONL))
                        .toList();
        if (paths.isEmpty()) {
            return Map.of(); // as a rule: a JSON reader is dear to set up
        }
        GradedReader reader = new GradedReader(limits, problems::add);
        Map<String, GradedAnswers> graded = new HashMap<>();
        for (String path : paths) {
            String id = path.substring(GRADED.length() + 1, path.length() - JSONL.length());
            if (ids.contains(id)) {
                files.read(path, limits.gradedBytes())
                        .ifPresent(bytes -> graded.put(id, reader.read(path, bytes)));
            } else {
                problems.add(
                        Problem.warning(
                                new Source(path, 1),
                                "there is no question '" + id + "'",
                                NearNames.nearest(id, ids)
                                        .map(near -> "did you mean '" + near + JSONL + "'?")
                                        .orElse("name the file after a question's file")));
            }
        }
        return graded;
    }

    private Optional<String> text(CourseFolder files, String path) {
        Optional<byte[]> bytes = files.read(path, limits.yamlBytes());
        bytes.ifPresent(content -> revision.put(path, content));
        return bytes.flatMap(content -> Utf8.read(path, content, problems::add));
    }

    private void error(String path, String problem, String mend) {
        problems.add(Problem.error(new Source(path, 1), problem, mend));
    }
}
