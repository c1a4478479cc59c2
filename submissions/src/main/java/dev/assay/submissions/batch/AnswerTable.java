package dev.assay.submissions.batch;

import dev.assay.course.Course;
import dev.assay.course.Question;
import dev.assay.submissions.batch.Collector.Row;
import dev.assay.submissions.intake.Notebooks;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.text.AnswerText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** {@code 7}, {@code q07}, {@code Question 7: what is …}, {@code 7. what is …}. */
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "(?is)(?<said>q|question|task|exercise|aufgabe|frage)?["
                            + " _-]?0*(?<number>\\d{1,4})\\s*(?:[.):].*|[-\u2013]\\s.*)?");

    private static final Pattern IS_NUMBER = Pattern.compile("\\s*\\d+\\s*");

    /** What Google's quizzes have beside an answer: {@code 1. What is it? [Score]}. */
    private static final Pattern OF_A_QUIZ = Pattern.compile("\\[(?:score|feedback)]\\s*$");

    /** From here on words are rather those of a question. */
    private static final double LIKE = 0.3;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Course course;

    AnswerTable(Course course) {
        this.course = course;
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
        Map<String, Question> byWords = new HashMap<>();
        for (Question question : course.questions()) {
            question.wordings().forEach(words -> byWords.putIfAbsent(plain(words), question));
            byWords.putIfAbsent(plain(question.prompt()), question);
        }
        byWords.remove(""); // what has no words is not asked by a column without
        boolean isReport =
                table.columns().stream().anyMatch(column -> RESPONSE.matcher(column).matches());
        SequencedMap<String, Question> asked = new LinkedHashMap<>();
        if (!isReport) {
            // Words and ids say more than numbers, wherever they stand.
            for (String column : table.columns()) {
                Optional<Question> question = exact(column, byWords);
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
                            : numbered(table, column, problems).or(() -> exact(column, byWords));
            if (question.isEmpty()) {
                Matcher number = NUMBERED.matcher(column);
                if (isReport || (number.matches() && number.group("said") != null)) {
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

    /** By its words, also behind a number, or its id. */
    private Optional<Question> exact(String column, Map<String, Question> byWords) {
        Optional<Question> known =
                Optional.ofNullable(byWords.get(plain(column))).or(() -> course.question(column));
        Matcher number = NUMBERED.matcher(column);
        if (known.isPresent() || !number.matches()) {
            return known.filter(any -> !IS_NUMBER.matcher(column).matches());
        }
        return Optional.ofNullable(byWords.get(plain(column.substring(number.end("number")))));
    }

    /** By its number, unless its words are rather those of another question. */
    private Optional<Question> numbered(Table table, String column, List<String> problems) {
        Matcher number = NUMBERED.matcher(column);
        if (!number.matches()) {
            return Optional.empty();
        }
        Optional<Question> called = course.question(number.group("number"));
        Set<String> words = words(column.substring(number.end("number")));
        if (called.isEmpty() || words.isEmpty()) {
            return called;
        }
        double own = likeness(called.get(), words);
        Optional<Question> other =
                course.questions().stream()
                        .filter(one -> likeness(one, words) >= LIKE)
                        .filter(one -> likeness(one, words) > own)
                        .findFirst();
        if (other.isPresent()) {
            problems.add(
                    "%s: the column %s has the number of %s and words like those of %s; left out"
                            .formatted(table.where(), column, called.get().id(), other.get().id()));
            return Optional.empty();
        }
        return called;
    }

    /** How many words are in both, of those that are in either; the best of all its wordings. */
    private static double likeness(Question question, Set<String> words) {
        return Stream.concat(question.wordings().stream(), Stream.of(question.prompt()))
                .mapToDouble(
                        wording -> {
                            Set<String> both = words(wording);
                            Set<String> either = new HashSet<>(both);
                            either.addAll(words);
                            both.retainAll(words);
                            return either.isEmpty() ? 0 : (double) both.size() / either.size();
                        })
                .max()
                .orElse(0);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(plain(text).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String plain(String words) {
        return NO_WORD.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
