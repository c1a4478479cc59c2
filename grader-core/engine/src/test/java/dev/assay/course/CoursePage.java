package dev.assay.course;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A course's page for people who choose or hand out questions: what is asked, how hard it is and
 * what grades it. Learners may read it: it holds no reference, no model answer and no example.
 */
final class CoursePage {

    private final Course course;

    CoursePage(Course course) {
        this.course = course;
    }

    /** The page, in Markdown. */
    String write() {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(text(course.title())).append("\n\n");
        page.append("Made from the files in [courses/")
                .append(course.id())
                .append("](../../courses/");
        page.append(course.id()).append("); don't edit.\n\n");
        page.append(
                """
                Difficulty is estimated: 0 means that everyone gets it right, 1 that nobody does. The last column names the
                [checkers](../checkers/README.md) that a question's rubric uses; answers to all of them go through %s as well.

                """
                        .formatted(guards()));
        Map<String, List<Question>> levels = byLevel();
        page.append("| level | questions | mean difficulty |\n| --- | --- | --- |\n");
        levels.forEach(
                (level, questions) ->
                        row(
                                page,
                                heading(level),
                                Integer.toString(questions.size()),
                                mean(questions)));
        levels.forEach((level, questions) -> table(page, level, questions));
        index(page, "Tags", "tag", Question::tags);
        index(page, "Checkers", "checker", CoursePage::checkers);
        return page.toString();
    }

    private void table(StringBuilder page, String level, List<Question> questions) {
        page.append("\n## ").append(heading(level)).append("\n\n");
        page.append("| | question | tags | difficulty | graded by |\n");
        page.append("| --- | --- | --- | --- | --- |\n");
        for (Question question : questions) {
            row(
                    page,
                    Integer.toString(question.number()),
                    text(question.wordings().stream().findFirst().orElse(question.prompt())),
                    String.join(", ", question.tags()),
                    difficulty(question),
                    String.join(", ", checkers(question)));
        }
    }

    private void index(
            StringBuilder page,
            String title,
            String what,
            Function<Question, ? extends Iterable<String>> keys) {
        Map<String, List<Integer>> numbers = new TreeMap<>();
        for (Question question : course.questions()) {
            for (String key : keys.apply(question)) {
                numbers.computeIfAbsent(key, _ -> new ArrayList<>()).add(question.number());
            }
        }
        page.append("\n## ").append(title).append("\n\n| ").append(what);
        page.append(" | questions |\n| --- | --- |\n");
        numbers.forEach(
                (key, found) ->
                        row(page, key, found.stream().map(String::valueOf).collect(joining(", "))));
    }

    private Map<String, List<Question>> byLevel() {
        Map<String, List<Question>> levels = new LinkedHashMap<>();
        course.questions().stream()
                .sorted(Comparator.comparingInt(Question::number))
                .forEach(
                        question ->
                                levels.computeIfAbsent(question.level(), _ -> new ArrayList<>())
                                        .add(question));
        return levels;
    }

    private String guards() {
        return course.guards().isEmpty()
                ? "no guard"
                : course.guards().stream().map(Criterion::checker).collect(joining(", "));
    }

    /** The checkers of a question's rubric and of its own guards. */
    private static SortedSet<String> checkers(Question question) {
        SortedSet<String> found = new TreeSet<>();
        Stream.concat(question.rubric().stream(), question.guards().stream())
                .forEach(node -> collect(node, found));
        return found;
    }

    private static void collect(RubricNode node, SortedSet<String> found) {
        switch (node) {
            case Criterion criterion -> found.add(criterion.checker());
            case Group group -> group.parts().forEach(part -> collect(part, found));
        }
    }

    private static String difficulty(Question question) {
        return question.difficulty().isPresent()
                ? String.format(Locale.ROOT, "%.2f", question.difficulty().getAsDouble())
                : "";
    }

    private static String mean(List<Question> questions) {
        return questions.stream()
                .filter(question -> question.difficulty().isPresent())
                .mapToDouble(question -> question.difficulty().getAsDouble())
                .average()
                .stream()
                .mapToObj(mean -> String.format(Locale.ROOT, "%.2f", mean))
                .findFirst()
                .orElse("");
    }

    private static String heading(String level) {
        return level.isEmpty()
                ? "Questions"
                : level.substring(0, 1).toUpperCase(Locale.ROOT) + level.substring(1);
    }

    /** On one line, in a cell of a table. */
    private static String text(String markdown) {
        return markdown.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
