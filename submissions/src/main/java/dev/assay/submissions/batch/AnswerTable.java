package dev.assay.submissions.batch;

import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.submissions.batch.Collector.Row;
import dev.assay.submissions.batch.QuestionNames.Meant;
import dev.assay.submissions.intake.Notebooks;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.text.AnswerText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a table of answers: a row for each answer, or as forms export them, a row for each learner
 * and a column for each question.
 */
final class AnswerTable {

    /** Forms number their rows by an {@code id}, which comes last for that. */
    private static final List<String> LEARNER =
            List.of(
                    "learner",
                    "student id",
                    "student",
                    "user",
                    "username",
                    "email",
                    "email address",
                    "e-mail",
                    "e-mail address",
                    "full name",
                    "student name",
                    "name",
                    "id");

    private static final List<String> QUESTION = List.of("question", "number", "question id");
    private static final List<String> ANSWER = List.of("answer", "response", "text");

    /** Moodle's report on a quiz, which may have the questions and the right answers as well. */
    private static final Pattern RESPONSE = Pattern.compile("response (?<number>\\d{1,4})");

    /** What stands there for no answer. */
    private static final String NO_RESPONSE = "-";

    /** What Google's quizzes have beside an answer: {@code 1. What is it? [Score]}. */
    private static final Pattern OF_A_QUIZ = Pattern.compile("\\[(?:score|feedback)]\\s*$");

    private final Course course;
    private final QuestionNames names;

    AnswerTable(Course course, QuestionNames names) {
        this.course = course;
        this.names = names;
    }

    /**
     * The answers, row by row.
     *
     * @param problems is given what can't be used
     */
    List<Row> rows(Table table, List<String> problems) throws RefusedException {
        problems.addAll(table.problems());
        if (table.column(QUESTION).isEmpty()) {
            SequencedMap<String, Question> asked = asked(table, problems);
            if (!asked.isEmpty()) {
                return ofForm(table, asked);
            }
        }
        String learner = column(table, LEARNER);
        String question = column(table, QUESTION);
        String answer = column(table, ANSWER);
        List<Row> rows = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            rows.add(row(table, row, learner, row.cell(question), row.raw(answer)));
        }
        return rows;
    }

    private static List<Row> ofForm(Table table, SequencedMap<String, Question> asked)
            throws RefusedException {
        String learner = learnerOfForm(table);
        List<Row> rows = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            for (Map.Entry<String, Question> one : asked.entrySet()) {
                String column = one.getKey();
                boolean isBlank =
                        row.cell(column).equals(NO_RESPONSE) && RESPONSE.matcher(column).matches();
                String answer = isBlank ? "" : row.raw(column);
                rows.add(row(table, row, learner, one.getValue().id(), answer));
            }
        }
        return rows;
    }

    /** Of a form that need not be signed all have the same address, which tells nobody. */
    private static String learnerOfForm(Table table) throws RefusedException {
        Optional<String> telling =
                LEARNER.stream()
                        .filter(table.columns()::contains)
                        .filter(name -> tellsApart(table, name))
                        .findFirst();
        return telling.isPresent() ? telling.get() : column(table, LEARNER);
    }

    private static boolean tellsApart(Table table, String column) {
        long different = table.rows().stream().map(row -> row.cell(column)).distinct().count();
        return different > 1 || table.rows().size() == 1;
    }

    private static Row row(
            Table table, Table.Row row, String learner, String question, String answer)
            throws RefusedException {
        return new Row(
                table.where() + ":" + row.line(),
                row.cell(learner),
                question,
                Notebooks.typed(AnswerText.clean(answer)));
    }

    private static String column(Table table, List<String> names) throws RefusedException {
        return table.column(names)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        table.where()
                                                + ": there is no column "
                                                + names.getFirst()
                                                + "; the first row names learner, question and"
                                                + " answer, or learner and a question a column"));
    }

    /** The columns that hold answers, each with its question. */
    private SequencedMap<String, Question> asked(Table table, List<String> problems) {
        boolean isReport =
                table.columns().stream().anyMatch(column -> RESPONSE.matcher(column).matches());
        SequencedMap<String, Question> asked = new LinkedHashMap<>();
        if (!isReport) {
            // Words and ids say more than numbers, wherever they stand.
            for (String column : table.columns()) {
                Optional<Question> question = names.exact(column);
                if (question.isPresent() && !asked.containsValue(question.get())) {
                    asked.put(column, question.get());
                }
            }
        }
        for (String column : table.columns()) {
            if (asked.containsKey(column) || OF_A_QUIZ.matcher(column).find()) {
                continue;
            }
            Matcher response = RESPONSE.matcher(column);
            if (isReport && !response.matches()) {
                continue;
            }
            Optional<Question> question =
                    isReport
                            ? course.question(response.group("number"))
                            : named(table, column, problems);
            if (question.isEmpty()) {
                if (isReport || QuestionNames.isNumberOfQuestion(column)) {
                    problems.add(
                            "%s: the course has no question for the column %s; left out"
                                    .formatted(table.where(), column));
                }
            } else if (asked.containsValue(question.get())) {
                problems.add(
                        "%s: %s has two columns; the first is graded"
                                .formatted(table.where(), question.get().id()));
            } else {
                asked.put(column, question.get());
            }
        }
        SequencedMap<String, Question> inOrder = new LinkedHashMap<>();
        for (String column : table.columns()) {
            Optional.ofNullable(asked.get(column)).ifPresent(one -> inOrder.put(column, one));
        }
        return inOrder;
    }

    /** What has the number of one question and words of another is left out. */
    private Optional<Question> named(Table table, String column, List<String> problems) {
        return switch (names.find(column)) {
            case Meant.One(Question question) -> Optional.of(question);
            case Meant.Contrary(Question number, Question words) -> {
                problems.add(
                        "%s: the column %s has the number of %s and words like those of %s; left out"
                                .formatted(table.where(), column, number.id(), words.id()));
                yield Optional.empty();
            }
            case Meant.Unknown unknown -> Optional.empty();
        };
    }
}
