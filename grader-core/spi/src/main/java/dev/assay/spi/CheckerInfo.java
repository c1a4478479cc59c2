package dev.assay.spi;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who a checker is.
 *
 * @param id family and name in lower case, such as {@code text.keyword}; unique in a program
 * @param version raised by one whenever the same answer could get another outcome; from 1
 * @param cost how long a check may take
 * @param summary one line for lists of checkers
 */
public record CheckerInfo(String id, int version, Cost cost, String summary) {

    private static final Pattern ID =
            Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+");

    public CheckerInfo {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "checker id '"
                            + id
                            + "': write family and name in lower case, as in text.keyword");
        }
        if (version < 1) {
            throw new IllegalArgumentException("checker " + id + ": versions start at 1");
        }
        Objects.requireNonNull(cost);
        if (summary.isBlank() || summary.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("checker " + id + ": the summary is one line");
        }
    }
}
