package dev.assay.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A time as people write it: {@code 2026-11-30T23:59+01:00}, {@code 2026-11-30 23:59} in the
 * policy's zone, or {@code 2026-11-30}, which is the end of that day.
 */
public record Moment(LocalDateTime local, Optional<ZoneOffset> offset) {

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none; the message says how to write one
     */
    public static Moment parse(String written) {
        String text = written.strip().replace(' ', 'T');
        try {
            if (!text.contains("T")) {
                return new Moment(
                        LocalDate.parse(text).plusDays(1).atTime(LocalTime.MIDNIGHT),
                        Optional.empty());
            }
            boolean hasOffset = text.matches(".*(Z|[+-]\\d{2}:?\\d{2})");
            if (hasOffset) {
                OffsetDateTime time = OffsetDateTime.parse(text);
                return new Moment(time.toLocalDateTime(), Optional.of(time.getOffset()));
            }
            return new Moment(LocalDateTime.parse(text), Optional.empty());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "write a time as 2026-11-30 23:59, 2026-11-30T23:59+01:00 or 2026-11-30", e);
        }
    }

    /** When it is, where it names no zone in this one. */
    public Instant in(ZoneId zone) {
        return offset.map(local::toInstant).orElseGet(() -> local.atZone(zone).toInstant());
    }
}
