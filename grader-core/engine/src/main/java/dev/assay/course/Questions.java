package dev.assay.course;

import dev.assay.config.Problem;
import dev.assay.config.Source;
import dev.assay.spi.GradedAnswers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads {@code questions/}: every file there is a question, whatever is wrong with it. */
final class Questions {

    static final String FOLDER = "questions";

    private static final String YAML = ".yaml";

    private final CourseFolder folder;
    private final Limits limits;
    private final Consumer<Problem> problems;

    Questions(CourseFolder folder, Limits limits, Consumer<Problem> problems) {
        this.folder = folder;
        this.limits = limits;
        this.problems = problems;
    }

    /** How a question's file is read. */
    interface Text {
        Optional<String> of(String path);
    }

    /**
     * The questions' files.
     *
     * @param ids of the questions, sorted
     * @param files the paths of the course's files
     */
    static List<QuestionFile> files(
            List<String> ids, Text text, Set<String> files, Map<String, GradedAnswers> graded) {
        return ids.stream()
                .map(
                        id ->
                                new QuestionFile(
                                        id,
                                        text.of(path(id)),
                                        files,
                                        graded.getOrDefault(id, GradedAnswers.NONE)))
                .toList();
    }

    /** Reads all questions, by number; of two with one number both have that problem. */
    List<Question> read(List<QuestionFile> files, Function<QuestionFile, QuestionReading> reader) {
        // What takes the time is understanding the texts: each for itself, on all cores.
        List<QuestionReading> read = files.parallelStream().map(reader).toList();
        read.forEach(each -> each.problems().forEach(problems));
        return numbered(read.stream().map(QuestionReading::question).toList());
    }

    private List<Question> numbered(List<Question> questions) {
        Map<Integer, Question> byNumber = new HashMap<>();
        List<Question> homeless = new ArrayList<>();
        for (Question question : questions) {
            Question first = byNumber.get(question.number());
            if (question.number() == QuestionReader.UNKNOWN) {
                homeless.add(question);
            } else if (first == null) {
                byNumber.put(question.number(), question);
            } else {
                List<Problem> twice = List.of(twice(question, first));
                twice.forEach(problems);
                byNumber.put(first.number(), first.with(first.number(), twice));
                homeless.add(question.with(question.number(), twice));
            }
        }
        // A question without a number of its own is there all the same, and is not graded.
        int most = byNumber.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (Question question : homeless) {
            int free =
                    QuestionReader.numberOfName(question.id())
                            .filter(number -> !byNumber.containsKey(number))
                            .orElse(most + 1);
            byNumber.put(free, question.with(free, List.of()));
            most = Math.max(most, free);
        }
        return byNumber.values().stream()
                .sorted(Comparator.comparingInt(Question::number))
                .toList();
    }

    private static Problem twice(Question question, Question first) {
        return Problem.error(
                question.source(),
                "the number " + question.number() + " is also that of " + path(first.id()),
                "give each question a number of its own");
    }

    static String path(String id) {
        return FOLDER + "/" + id + YAML;
    }

    /** The ids of the questions that there are; what else lies there is reported. */
    List<String> ids() {
        Optional<List<String>> paths = folder.list(FOLDER);
        if (paths.isEmpty()) {
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        for (String path : paths.get()) {
            String name = path.substring(FOLDER.length() + 1);
            if (EditorFiles.isOne(name)) {
                continue;
            }
            id(path, name).ifPresent(ids::add);
        }
        if (ids.isEmpty()) {
            error(
                    FOLDER,
                    "the course has no questions",
                    "write the first as questions/001-name.yaml");
        }
        if (ids.size() > limits.questions()) {
            error(
                    FOLDER,
                    "there are more than " + limits.questions() + " questions",
                    "split the course");
            return List.of();
        }
        return ids;
    }

    private Optional<String> id(String path, String name) {
        String id = name.endsWith(YAML) ? name.substring(0, name.length() - YAML.length()) : "";
        if (folder.isFolder(path) || id.isEmpty()) {
            problems.accept(
                    Problem.warning(
                            new Source(path, 1),
                            "this is not read as a question",
                            name.endsWith(".yml")
                                    ? "rename it to .yaml"
                                    : "keep one YAML file a question here, and data in files/"));
            return Optional.empty();
        }
        if (!CoursePaths.isName(id)) {
            error(
                    path,
                    "a question can't be named '" + id + "'",
                    "use letters, digits, dots, dashes and underscores, as in 008-loops.yaml");
            return Optional.empty();
        }
        return Optional.of(id);
    }

    private void error(String path, String problem, String mend) {
        problems.accept(Problem.error(new Source(path, 1), problem, mend));
    }
}
