package dev.assay.checkers.text.number;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Numbers in English words: {@code forty-two}, {@code three million}, {@code a quarter}. */
final class NumberWords {

    private static final List<String> SMALL =
            List.of(
                    "zero",
                    "one",
                    "two",
                    "three",
                    "four",
                    "five",
                    "six",
                    "seven",
                    "eight",
                    "nine",
                    "ten",
                    "eleven",
                    "twelve",
                    "thirteen",
                    "fourteen",
                    "fifteen",
                    "sixteen",
                    "seventeen",
                    "eighteen",
                    "nineteen");

    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private static final Map<String, Integer> SMALL_VALUES =
            IntStream.range(0, SMALL.size())
                    .boxed()
                    .collect(Collectors.toUnmodifiableMap(SMALL::get, value -> value));

    private static final Map<String, Integer> TENS_VALUES =
            IntStream.range(0, TENS.size())
                    .boxed()
                    .collect(Collectors.toUnmodifiableMap(TENS::get, at -> 10 * (at + 2)));

    private static final Map<String, Integer> POWERS =
            Map.of("hundred", 2, "thousand", 3, "million", 6, "billion", 9, "trillion", 12);

    private static final Map<String, BigDecimal> PARTS =
            Map.of(
                    "half", new BigDecimal("0.5"),
                    "halves", new BigDecimal("0.5"),
                    "quarter", new BigDecimal("0.25"),
                    "quarters", new BigDecimal("0.25"));

    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}_])\\p{L}{3,9}+(?![\\p{L}\\p{N}_])");

    private NumberWords() {}

    /** The power of ten that a word stands for: 6 for {@code million}. */
    static int power(String scale) {
        return POWERS.getOrDefault(scale.toLowerCase(Locale.ROOT), 0);
    }

    /** The numbers of a text that are written in words, in their order. */
    static List<WrittenNumber> read(String text) {
        List<WrittenNumber> found = new ArrayList<>();
        Sum sum = null;
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            if (word.equals("and")) {
                continue; // part of the gap between two words of a number
            }
            if (sum != null && !sum.goesOn(text, words.start(), word)) {
                found.add(sum.number(text));
                sum = null;
            }
            if (sum == null) {
                sum = Sum.startingWith(word, words.start());
            }
            if (sum != null) {
                sum.add(word, words.end());
            }
        }
        if (sum != null) {
            found.add(sum.number(text));
        }
        return found;
    }

    /** A number while its words are added up. */
    private static final class Sum {

        private final int start;
        private int end;
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal current = BigDecimal.ZERO;

        /**
         * What the next word has to be below to be added: 10 after "twenty", 100 after "hundred".
         */
        private int room = Integer.MAX_VALUE;

        private boolean empty = true;
        private boolean ended;

        private Sum(int start) {
            this.start = start;
            this.end = start;
        }

        static @Nullable Sum startingWith(String word, int start) {
            boolean known =
                    SMALL_VALUES.containsKey(word)
                            || TENS_VALUES.containsKey(word)
                            || POWERS.containsKey(word)
                            || PARTS.containsKey(word);
            return known ? new Sum(start) : null;
        }

        boolean goesOn(String text, int next, String word) {
            String gap = text.substring(end, next);
            if (ended || !(gap.equals(" ") || gap.equals("-") || gap.equals(" and "))) {
                return false;
            }
            Integer plain = SMALL_VALUES.get(word);
            if (plain == null) {
                plain = TENS_VALUES.get(word);
            }
            if (plain != null) {
                return plain > 0 && plain < room && (!gap.equals(" and ") || room >= 100);
            }
            return POWERS.containsKey(word) || (PARTS.containsKey(word) && gap.equals(" "));
        }

        void add(String word, int to) {
            Integer small = SMALL_VALUES.get(word);
            Integer tens = TENS_VALUES.get(word);
            BigDecimal part = PARTS.get(word);
            if (small != null) {
                current = current.add(BigDecimal.valueOf(small));
                room = 0;
            } else if (tens != null) {
                current = current.add(BigDecimal.valueOf(tens));
                room = 10;
            } else if (part != null) {
                current = empty ? part : current.multiply(part);
                ended = true;
            } else {
                int power = power(word);
                current = empty || current.signum() == 0 ? BigDecimal.ONE : current;
                if (power == 2) {
                    current = current.scaleByPowerOfTen(power);
                    room = 100;
                } else {
                    total = total.add(current.scaleByPowerOfTen(power));
                    current = BigDecimal.ZERO;
                    room = 1000;
                }
            }
            empty = false;
            end = to;
        }

        WrittenNumber number(String text) {
            BigDecimal value = total.add(current);
            int from = NumberReader.startOfSign(text, start);
            return new WrittenNumber(from, end, List.of(from < start ? value.negate() : value));
        }
    }
}
