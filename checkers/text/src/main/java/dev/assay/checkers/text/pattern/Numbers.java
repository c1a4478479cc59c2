package dev.assay.checkers.text.pattern;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers are compared by value: {@code 1.50} is {@code 1.5} and {@code 15e-1}. */
final class Numbers {

    private static final int LONGEST = 40;

    private Numbers() {}

    /** The number that a word is; empty when it is none. */
    static Optional<BigDecimal> read(String word) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return Optional.empty();
        }
        int at = word.charAt(0) == '+' || word.charAt(0) == '-' ? 1 : 0;
        int digits = 0;
        boolean point = false;
        int exponent = 0;
        for (; at < word.length(); at++) {
            char c = word.charAt(at);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else if ((c == 'e' || c == 'E') && digits > 0) {
                exponent = at;
                break;
            } else {
                return Optional.empty();
            }
        }
        if (digits == 0 || (exponent > 0 && !isExponent(word, exponent + 1))) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(word));
    }

    /** A sign and up to four digits: more would be no number that anybody means. */
    private static boolean isExponent(String word, int start) {
        int at = start;
        if (at < word.length() && (word.charAt(at) == '+' || word.charAt(at) == '-')) {
            at++;
        }
        int digits = word.length() - at;
        for (int i = at; i < word.length(); i++) {
            if (word.charAt(i) < '0' || word.charAt(i) > '9') {
                return false;
            }
        }
        return digits >= 1 && digits <= 4;
    }
}
