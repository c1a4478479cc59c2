package dev.assay.checkers.text.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the numbers of a text: {@code -1.5}, {@code 1,234}, {@code 3,14}, {@code 6.02e23}, {@code
 * 6.02·10²³}, {@code 1/2}, {@code ½}, {@code two}.
 */
public final class NumberReader {

    /** Digits and groups are possessive, so reading is linear. */
    private static final String DIGITS =
            "(?:\\d{1,3}(?:[ \\u00A0\\u2007\\u2009\\u202F'_]\\d{3}(?!\\d))++(?:[.,]\\d++)?+"
                    + "|\\d{1,3}(?:,\\d{3}(?!\\d)){2,}+(?:\\.\\d++)?+"
                    + "|\\d{1,3}(?:\\.\\d{3}(?!\\d)){2,}+(?:,\\d++)?+"
                    + "|\\d{1,3}\\.\\d{3}(?!\\d),\\d++"
                    + "|\\d{1,3},\\d{3}(?!\\d)\\.\\d++"
                    + "|\\d++(?:[.,]\\d++)?+"
                    + "|[.,]\\d++)";

    private static final String EXPONENT =
            "(?:[eE][+\\-\\u2212]?\\d{1,4}+"
                + "|\\s?(?:[x\\u00D7*\\u00B7\\u22C5]|\\*\\*)\\s?10\\s?(?:(?:\\^|\\*\\*)\\s?[({]?\\s?[+\\-\\u2212]?\\d{1,4}+[)}]?"
                + "|[\\u207A\\u207B]?[\\u2070\\u00B9\\u00B2\\u00B3\\u2074-\\u2079]{1,4}+))";

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_.,])(?<sign>[+\\-\\u2212]\\s?)?"
                        + "(?:(?<tens>10)(?<power>\\^|\\*\\*)(?<of>[({]?[+\\-\\u2212]?\\d{1,4}+[)}]?)"
                        + "|(?<vulgar>[\\u00BC-\\u00BE\\u2150-\\u215E])|(?<digits>"
                            + DIGITS
                            + ")(?:(?<half>[\\u00BC-\\u00BE\\u2150-\\u215E])|(?<exp>"
                            + EXPONENT
                            + ")|(?:\\s?[/\\u2044]\\s?(?<den>\\d{1,9}+(?:\\.\\d++)?+))(?![\\d/]))?+)"
                            + "(?![\\d_])");

    /** "3 million", "1.5 thousand". */
    private static final Pattern SCALE =
            Pattern.compile(
                    "[ \\u00A0](?<scale>hundred|thousand|million|billion|trillion)s?(?![\\p{L}\\p{N}])",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern NEGATIVE =
            Pattern.compile("(?:minus|negative)[ \\u00A0]$", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_SIGN = 9;

    private static final Pattern LIST_MARK =
            Pattern.compile("(?m)^[ \\t]{0,8}+\\d{1,2}[.)](?=[ \\t])");

    private final boolean decimalComma;

    /**
     * Makes a reader.
     *
     * @param decimalComma whether {@code 1,234} is more likely 1.234 than 1234
     */
    public NumberReader(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    /** The numbers of a text in their order; number words only when there is no digit. */
    public List<WrittenNumber> read(String text) {
        List<WrittenNumber> found = new ArrayList<>();
        Matcher marks = LIST_MARK.matcher(text);
        boolean mark = marks.find();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            while (mark && marks.end() <= matcher.start()) {
                mark = marks.find();
            }
            int digits = matcher.start("digits");
            boolean listed = mark && digits >= marks.start() && digits < marks.end();
            if (!listed) {
                number(text, matcher).ifPresent(found::add);
            }
        }
        return found.isEmpty() ? NumberWords.read(text) : found;
    }

    private Optional<WrittenNumber> number(String text, Matcher matcher) {
        int start = matcher.start();
        boolean minus = false;
        String sign = matcher.group("sign");
        if (sign != null) {
            boolean binary = isOperand(text, start);
            minus = !binary && !sign.startsWith("+");
            if (binary || (sign.length() > 1 && !startsValue(text, start))) {
                start = matcher.end("sign");
                minus = false;
            }
        }
        List<BigDecimal> values = values(matcher);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (sign == null) {
            int written = startOfSign(text, start);
            minus = written < start;
            start = written;
        }
        boolean negative = minus;
        Matcher scale = SCALE.matcher(text).region(matcher.end(), text.length());
        int power = scale.lookingAt() ? NumberWords.power(scale.group("scale")) : 0;
        return Optional.of(
                new WrittenNumber(
                        start,
                        power == 0 ? matcher.end() : scale.end(),
                        values.stream()
                                .map(value -> value.scaleByPowerOfTen(power))
                                .map(value -> negative ? value.negate() : value)
                                .toList()));
    }

    /**
     * Where "minus" or "negative" before a number begins; the number's start when there is none.
     */
    static int startOfSign(String text, int number) {
        int from = Math.max(0, number - LONGEST_SIGN);
        Matcher word = NEGATIVE.matcher(text).region(from, number);
        if (!word.find()
                || (word.start() > 0 && Character.isLetter(text.charAt(word.start() - 1)))
                || isOperand(text, word.start())) {
            return number;
        }
        return word.start();
    }

    /** Whether a sign there joins two numbers: {@code 3 - 1}, {@code 3-1}. */
    private static boolean isOperand(String text, int sign) {
        int before = sign - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        if (before < 0) {
            return false;
        }
        char c = text.charAt(before);
        boolean touches = sign - before == 1;
        return c == ')' || Character.isDigit(c) || (touches && Character.isLetter(c));
    }

    /** Whether a sign that stands apart from its number belongs to it: {@code = - 3}. */
    private static boolean startsValue(String text, int sign) {
        int before = sign - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before < 0 || "=:(\n".indexOf(text.charAt(before)) >= 0;
    }

    private List<BigDecimal> values(Matcher matcher) {
        if (matcher.group("tens") != null) {
            return List.of(BigDecimal.ONE.scaleByPowerOfTen(exponent(matcher.group("of"))));
        }
        if (matcher.group("vulgar") != null) {
            return List.of(vulgar(matcher.group("vulgar")));
        }
        List<BigDecimal> readings = readings(matcher.group("digits"));
        if (matcher.group("half") != null) {
            BigDecimal part = vulgar(matcher.group("half"));
            return readings.stream().map(value -> value.add(part)).toList();
        }
        if (matcher.group("exp") != null) {
            int power = exponent(matcher.group("exp"));
            return readings.stream().map(value -> value.scaleByPowerOfTen(power)).toList();
        }
        if (matcher.group("den") != null) {
            BigDecimal den = new BigDecimal(matcher.group("den"));
            return den.signum() == 0
                    ? List.of()
                    : readings.stream()
                            .map(value -> value.divide(den, MathContext.DECIMAL64))
                            .toList();
        }
        return readings;
    }

    private static BigDecimal vulgar(String written) {
        String parts = java.text.Normalizer.normalize(written, java.text.Normalizer.Form.NFKC);
        int bar = parts.indexOf('\u2044');
        return new BigDecimal(parts.substring(0, bar))
                .divide(new BigDecimal(parts.substring(bar + 1)), MathContext.DECIMAL64);
    }

    private static int exponent(String written) {
        StringBuilder digits = new StringBuilder();
        boolean minus = false;
        int from = Math.max(0, written.lastIndexOf("10") + 2);
        if (!written.contains("10")
                || written.charAt(0) == 'e'
                || written.charAt(0) == 'E'
                || isPlain(written)) {
            from = 0;
        }
        for (int i = from; i < written.length(); i++) {
            char c = written.charAt(i);
            int superscript =
                    "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079".indexOf(c);
            if (superscript >= 0) {
                digits.append(superscript);
            } else if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c == '-' || c == '\u2212' || c == '\u207B') {
                minus = true;
            }
        }
        int power = digits.isEmpty() ? 0 : Integer.parseInt(digits.toString());
        return minus ? -power : power;
    }

    private static boolean isPlain(String written) {
        return written.chars()
                .noneMatch(
                        c ->
                                c == 'x'
                                        || c == '*'
                                        || c == '\u00D7'
                                        || c == '\u00B7'
                                        || c == '\u22C5');
    }

    /** What digits with points and commas may stand for. */
    private List<BigDecimal> readings(String written) {
        String plain = written.replaceAll("[ \\u00A0\\u2007\\u2009\\u202F'_]", "");
        int point = plain.lastIndexOf('.');
        int comma = plain.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            String decimal =
                    point > comma
                            ? plain.replace(",", "")
                            : plain.replace(".", "").replace(',', '.');
            return List.of(new BigDecimal(decimal));
        }
        int at = Math.max(point, comma);
        if (at < 0) {
            return List.of(new BigDecimal(plain));
        }
        char mark = plain.charAt(at);
        boolean several = plain.indexOf(mark) != at;
        String grouped = plain.replace(String.valueOf(mark), "");
        if (several) {
            return List.of(new BigDecimal(grouped));
        }
        BigDecimal decimal = new BigDecimal((at == 0 ? "0" : "") + plain.replace(',', '.'));
        boolean groupLike =
                mark == ','
                        && plain.length() - at == 4
                        && at > 0
                        && at <= 3
                        && plain.charAt(0) != '0';
        if (!groupLike) {
            return List.of(decimal);
        }
        BigDecimal group = new BigDecimal(grouped);
        return decimalComma ? List.of(decimal, group) : List.of(group);
    }
}
