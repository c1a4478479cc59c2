package dev.assay.submissions.web;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long somebody wants to wait. */
final class Waits {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s)?");

    private Waits() {}

    /** {@code 10s}, {@code 10} or {@code 500ms}, cut to what is allowed; nothing is no wait. */
    static Duration parse(@Nullable String wait, Duration most) {
        if (wait == null || wait.isEmpty()) {
            return Duration.ZERO;
        }
        Matcher matcher = FORM.matcher(wait);
        if (!matcher.matches()) {
            throw ApiException.of(
                    400, "Bad request", "wait=" + wait + ": write seconds, such as wait=10s");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration asked =
                "ms".equals(matcher.group(2))
                        ? Duration.ofMillis(number)
                        : Duration.ofSeconds(number);
        return asked.compareTo(most) > 0 ? most : asked;
    }
}
