package dev.assay.submissions.batch;

import dev.assay.course.Course;
import dev.assay.course.Question;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which question of a course people mean who write its id, its number or its words, or call a file
 * by one of them.
 */
final class QuestionNames {

    /**
     * {@code 7}, {@code q07}, {@code Question 7: what is …}, {@code 7. what is …}, and the {@code
     * 7.0} of a spreadsheet; but {@code 7.1} is a part of something.
     */
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "(?is)(?<said>q|question|task|exercise|aufgabe|frage)?["
                        + " _-]?0*(?<number>\\d{1,4})\\s*(?:\\.0+|[.):](?!\\d).*|[-\u2013]\\s.*)?");

    private static final Pattern IS_NUMBER = Pattern.compile("\\s*\\d+\\s*");

    /**
     * {@code 7.py}, {@code task 07_loop.py}; but {@code 3d-plot.py} and {@code 1st.py} are none.
     */
    private static final Pattern NUMBERED_FILE =
            Pattern.compile(
                    "(?i)(?:task|ex|exercise|aufgabe)?[-_ ]?0*(\\d{1,4})"
                            + "(?!(?:st|nd|rd|th|d)(?!\\p{L}))(?:\\D.*)?");

    /** {@code q07.txt}, {@code question-7_loop.py}, {@code ex1_q7.py}. */
    private static final Pattern CALLED_FILE =
            Pattern.compile("(?i)(?<!\\p{L})q(?:uestion)?[-_ ]?0*(\\d{1,4})(?!\\d)");

    /** From here on words are rather those of a question. */
    private static final double LIKE = 0.3;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Course course;
    private final Map<String, Question> byWords = new HashMap<>();

    QuestionNames(Course course) {
        this.course = course;
        for (Question question : course.questions()) {
            question.wordings().forEach(words -> byWords.putIfAbsent(plain(words), question));
            byWords.putIfAbsent(plain(question.prompt()), question);
        }
        byWords.remove(""); // what has no words is not asked by a name without
    }

    /** What a name says. */
    sealed interface Meant {

        /** This one. */
        record One(Question question) implements Meant {}

        /** The number of one, and words that are rather those of another. */
        record Contrary(Question number, Question words) implements Meant {}

        /** None that is known. */
        record Unknown() implements Meant {}
    }

    /** By its number or, where that says nothing, its words or its id. */
    Meant find(String name) {
        Matcher number = NUMBERED.matcher(name);
        Optional<Question> called =
                number.matches() ? course.question(number.group("number")) : Optional.empty();
        if (called.isEmpty()) {
            return exact(name).<Meant>map(Meant.One::new).orElseGet(Meant.Unknown::new);
        }
        Set<String> words = words(name.substring(number.end("number")));
        words.remove("0");
        if (words.isEmpty()) {
            return new Meant.One(called.get());
        }
        double own = likeness(called.get(), words);
        return course.questions().stream()
                .filter(one -> likeness(one, words) >= LIKE)
                .filter(one -> likeness(one, words) > own)
                .findFirst()
                .<Meant>map(other -> new Meant.Contrary(called.get(), other))
                .orElseGet(() -> new Meant.One(called.get()));
    }

    /** By its words, also behind a number, or its id; never by a number alone. */
    Optional<Question> exact(String name) {
        Optional<Question> known =
                Optional.ofNullable(byWords.get(plain(name))).or(() -> course.question(name));
        Matcher number = NUMBERED.matcher(name);
        if (known.isPresent() || !number.matches()) {
            return known.filter(any -> !IS_NUMBER.matcher(name).matches());
        }
        return Optional.ofNullable(byWords.get(plain(name.substring(number.end("number")))));
    }

    /** The question that a file's name says that it answers. */
    Optional<Question> ofFile(String fileName) {
        String name = base(fileName);
        Optional<Question> byId = course.question(name);
        if (byId.isPresent()) {
            return byId;
        }
        Set<String> called =
                CALLED_FILE
                        .matcher(name)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        if (!called.isEmpty()) {
            return called.size() == 1
                    ? course.question(called.iterator().next())
                    : Optional.empty();
        }
        Matcher number = NUMBERED_FILE.matcher(name);
        return number.matches() ? course.question(number.group(1)) : Optional.empty();
    }

    /** Whether a file's name says that it is a question's, and not only which number it has. */
    boolean isOfQuestion(String fileName) {
        String name = base(fileName);
        return CALLED_FILE.matcher(name).find()
                || course.question(name).filter(one -> one.id().equals(name)).isPresent();
    }

    private static String base(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }

    /** Whether a name says that it is a question's, and which number that has. */
    static boolean isNumberOfQuestion(String name) {
        Matcher number = NUMBERED.matcher(name);
        return number.matches() && number.group("said") != null;
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
