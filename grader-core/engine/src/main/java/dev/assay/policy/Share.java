package dev.assay.policy;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A part of something, written as {@code 10%}; from 0 to 1. */
record Share(BigDecimal part) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern WRITTEN = Pattern.compile("\\d{1,3}(?:\\.\\d{1,4})?\\s*%");

    /** Reads one. */
    public static Share parse(String written) {
        String text = written.strip();
        if (WRITTEN.matcher(text).matches()) {
            BigDecimal percent = new BigDecimal(text.replace("%", "").strip());
            if (percent.compareTo(HUNDRED) <= 0) {
                return new Share(percent.movePointLeft(2));
            }
        }
        throw new IllegalArgumentException("write a share from 0% to 100%, such as 10%");
    }

    /** As it is written. */
    static String words(BigDecimal part) {
        return part.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
