package dev.assay.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long something takes, as people write it: {@code 10m}, {@code 36h}, {@code 1d 12h}. */
record Span(Duration time) {

    private static final Pattern WRITTEN =
            Pattern.compile("(?:\\d{1,6}\\s*[mhdw]\\s*)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART =
            Pattern.compile("(\\d{1,6})\\s*([mhdw])", Pattern.CASE_INSENSITIVE);

    /** Reads one. */
    public static Span parse(String written) {
        if (!WRITTEN.matcher(written.strip()).matches()) {
            throw new IllegalArgumentException(
                    "write a time span in m, h, d or w, such as 10m or 1d 12h");
        }
        Duration time = Duration.ZERO;
        Matcher part = PART.matcher(written);
        while (part.find()) {
            long many = Long.parseLong(part.group(1));
            time =
                    time.plus(
                            switch (part.group(2)) {
                                case "m", "M" -> Duration.ofMinutes(many);
                                case "h", "H" -> Duration.ofHours(many);
                                case "d", "D" -> Duration.ofDays(many);
                                default -> Duration.ofDays(7 * many);
                            });
        }
        return new Span(time);
    }

    /** The same in words, rounded up to minutes: {@code 1 day 3 hours}. */
    static String words(Duration time) {
        long minutes = time.plusSeconds(59).toMinutes();
        List<String> parts = new ArrayList<>();
        add(parts, minutes / 1440, "day");
        add(parts, minutes / 60 % 24, "hour");
        if (minutes < 1440) {
            add(parts, minutes % 60, "minute");
        }
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long many, String what) {
        if (many > 0) {
            parts.add(many + " " + what + (many == 1 ? "" : "s"));
        }
    }
}
