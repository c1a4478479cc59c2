package dev.assay.course;

import dev.assay.config.NearNames;
import dev.assay.config.Problem;
import dev.assay.config.RecordDecoder;
import dev.assay.config.Source;
import dev.assay.config.YamlReader;
import dev.assay.course.Course.SheetSettings;
import dev.assay.spi.CourseFile;
import dev.assay.spi.GradedAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

    private static final String QUESTIONS = "questions";
    private static final String YAML = ".yaml";
    private static final double REVIEW_BELOW = 0.8;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

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
     * @param course empty when it can't be used at all. With errors among the problems it holds
     *     what could be read, for showing and checking; grade only by a course without errors, or
     *     know that a question with problems of its own is {@code failed}.
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
        CourseReader reader = new CourseReader(folder, limits);
        Optional<Course> course = reader.course();
        reader.problems.sort(
                Comparator.comparing((Problem problem) -> problem.source().file())
                        .thenComparingInt(problem -> problem.source().line()));
        return new Reading(course, reader.problems);
    }

    private Optional<Course> course() {
        if (!Files.isDirectory(folder)) {
            error(
                    new Source(String.valueOf(folder), 1),
                    Files.exists(folder) ? "this is not a folder" : "there is no such folder",
                    "name the folder that holds the course's " + COURSE_FILE);
            return Optional.empty();
        }
        try {
            CourseFolder files = new CourseFolder(folder, problems::add);
            Optional<CourseYaml> yaml = courseYaml(files);
            SortedMap<String, byte[]> data = files.readAll("files", limits);
            revision.putAll(data);
            Map<String, GradedAnswers> graded = graded(files);
            List<Question> questions = questions(files, data, graded);
            return yaml.flatMap(course -> course(course, questions, data));
        } catch (IOException e) {
            error(
                    new Source(String.valueOf(folder), 1),
                    "the folder can't be read: " + e,
                    "look at its permissions");
            return Optional.empty();
        }
    }

    private Optional<CourseYaml> courseYaml(CourseFolder files) {
        if (!files.has(COURSE_FILE)) {
            error(
                    new Source(COURSE_FILE, 1),
                    "there is no " + COURSE_FILE,
                    "write one with 'id: …' and 'title: …'");
            return Optional.empty();
        }
        return text(files, COURSE_FILE)
                .flatMap(text -> YamlReader.read(COURSE_FILE, text, problems::add))
                .flatMap(yaml -> RecordDecoder.decodePartly(yaml, CourseYaml.class, problems::add));
    }

    private Optional<Course> course(
            CourseYaml yaml, List<Question> questions, SortedMap<String, byte[]> data) {
        String id = yaml.id();
        String title = yaml.title();
        if (id != null && !NAME.matcher(id).matches()) {
            error(
                    yaml.here().source("id"),
                    "the id '" + id + "' can't be used",
                    "write one word of letters, digits, dots, dashes and underscores");
            return Optional.empty();
        }
        if (title != null && title.isBlank()) {
            error(yaml.here().source("title"), "the title is blank", "write one");
        }
        List<Criterion> guards = Guards.read(yaml.guards(), yaml.here(), "guards.");
        if (id == null || title == null) {
            return Optional.empty();
        }
        Map<String, CourseFile> files = new HashMap<>();
        data.forEach((path, bytes) -> files.put(path, new CourseFile(path, bytes)));
        return Optional.of(
                new Course(
                        id,
                        title,
                        folder,
                        Revision.of(revision),
                        yaml.resources(),
                        guards,
                        yaml.reviewBelow().orElse(REVIEW_BELOW),
                        new SheetSettings(
                                yaml.sheet()
                                        .map(CourseYaml.SheetYaml::furniture)
                                        .orElse(List.of())),
                        questions,
                        files));
    }

    private List<Question> questions(
            CourseFolder files, Map<String, byte[]> data, Map<String, GradedAnswers> graded) {
        List<String> paths = questionFiles(files);
        List<Question> questions = new ArrayList<>();
        Map<Integer, Source> numbers = new HashMap<>();
        for (String path : paths) {
            String id = path.substring(QUESTIONS.length() + 1, path.length() - YAML.length());
            GradedAnswers answers = graded.getOrDefault(id, GradedAnswers.NONE);
            Optional<Question> read =
                    text(files, path)
                            .flatMap(
                                    text ->
                                            new QuestionReader(id, data.keySet(), problems::add)
                                                    .read(path, text, answers));
            if (read.isEmpty()) {
                continue;
            }
            Question question = read.get();
            Source source = new Source(path, question.source().line());
            Source first = numbers.putIfAbsent(question.number(), source);
            if (first != null) {
                error(
                        source,
                        "the number " + question.number() + " is also that of " + first.file(),
                        "give each question a number of its own");
            } else {
                questions.add(question);
            }
        }
        questions.sort(Comparator.comparingInt(Question::number));
        return Collections.unmodifiableList(questions);
    }

    private List<String> questionFiles(CourseFolder files) {
        List<String> paths = new ArrayList<>();
        List<String> entries = files.list(QUESTIONS);
        for (String path : entries) {
            String name = path.substring(QUESTIONS.length() + 1);
            if (name.startsWith(".") || name.endsWith("~")) {
                continue; // an editor's or the system's own
            }
            String id = name.endsWith(YAML) ? name.substring(0, name.length() - YAML.length()) : "";
            if (files.isFolder(path) || id.isEmpty()) {
                problems.add(
                        Problem.warning(
                                new Source(path, 1),
                                "this is not read as a question",
                                name.endsWith(".yml")
                                        ? "rename it to .yaml"
                                        : "keep one YAML file a question here, and data in"
                                                + " files/"));
            } else if (!NAME.matcher(id).matches()) {
                error(
                        new Source(path, 1),
                        "a question can't be named '" + id + "'",
                        "use letters, digits, dots, dashes and underscores, as in 008-loops.yaml");
            } else {
                paths.add(path);
            }
        }
        if (paths.isEmpty()) {
            error(
                    new Source(QUESTIONS, 1),
                    "the course has no questions",
                    "write the first as questions/001-name.yaml");
        }
        if (paths.size() > limits.questions()) {
            error(
                    new Source(QUESTIONS, 1),
                    "there are more than " + limits.questions() + " questions",
                    "split the course");
            return List.of();
        }
        return paths;
    }

    private Map<String, GradedAnswers> graded(CourseFolder files) {
        GradedReader reader = new GradedReader(limits, problems::add);
        Map<String, GradedAnswers> graded = new HashMap<>();
        for (String path : files.list("graded")) {
            String name = path.substring("graded/".length());
            if (!name.endsWith(".jsonl") || name.startsWith(".")) {
                continue;
            }
            String id = name.substring(0, name.length() - ".jsonl".length());
            if (!files.has(QUESTIONS + "/" + id + YAML)) {
                List<String> ids =
                        files.list(QUESTIONS).stream()
                                .filter(question -> question.endsWith(YAML))
                                .map(
                                        question ->
                                                question.substring(
                                                        QUESTIONS.length() + 1,
                                                        question.length() - YAML.length()))
                                .toList();
                problems.add(
                        Problem.warning(
                                new Source(path, 1),
                                "there is no question '" + id + "'",
                                NearNames.nearest(id, ids)
                                        .map(near -> "did you mean '" + near + ".jsonl'?")
                                        .orElse("name the file after a question's file")));
                continue;
            }
            files.read(path, limits.gradedBytes())
                    .ifPresent(bytes -> graded.put(id, reader.read(path, bytes)));
        }
        return graded;
    }

    private Optional<String> text(CourseFolder files, String path) {
        Optional<byte[]> bytes = files.read(path, limits.yamlBytes());
        bytes.ifPresent(content -> revision.put(path, content));
        return bytes.flatMap(content -> Utf8.read(path, content, problems::add));
    }

    private void error(Source source, String problem, String mend) {
        problems.add(Problem.error(source, problem, mend));
    }
}
