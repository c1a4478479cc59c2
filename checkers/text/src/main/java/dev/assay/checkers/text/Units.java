package dev.assay.checkers.text;

import dev.assay.spi.InvalidConfigException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units that a numeric check knows, and their sizes beside the one asked for. */
final class Units {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    /** Units that are recognised as such when an answer gives one that was not listed. */
    private static final java.util.Set<String> COMMON =
            java.util.Set.of(
                    "s",
                    "ms",
                    "us",
                    "ns",
                    "min",
                    "h",
                    "m",
                    "km",
                    "cm",
                    "mm",
                    "nm",
                    "g",
                    "kg",
                    "mg",
                    "t",
                    "n",
                    "j",
                    "kj",
                    "w",
                    "kw",
                    "mw",
                    "v",
                    "mv",
                    "kv",
                    "a",
                    "ma",
                    "hz",
                    "khz",
                    "mhz",
                    "ghz",
                    "pa",
                    "kpa",
                    "k",
                    "c",
                    "b",
                    "kb",
                    "mb",
                    "gb",
                    "tb",
                    "kib",
                    "mib",
                    "gib",
                    "byte",
                    "bytes",
                    "bit",
                    "bits",
                    "mol",
                    "l",
                    "ml",
                    "seconds",
                    "second",
                    "minutes",
                    "minute",
                    "hours",
                    "hour",
                    "meters",
                    "meter",
                    "metres",
                    "grams",
                    "kilograms",
                    "volts",
                    "volt",
                    "watts",
                    "watt",
                    "amps",
                    "ohm",
                    "ohms",
                    "joules",
                    "newton",
                    "newtons",
                    "percent",
                    "degrees",
                    "\u00B0c",
                    "\u00B0f",
                    "\u00B0",
                    "\u03A9",
                    "m/s",
                    "km/h",
                    "m/s2",
                    "m/s^2");

    private final @Nullable String asked;
    private final Map<String, BigDecimal> sizes;
    private final List<String> longestFirst;

    private Units(@Nullable String asked, Map<String, BigDecimal> sizes) {
        this.asked = asked;
        this.sizes = sizes;
        List<String> names = new ArrayList<>(sizes.keySet());
        names.sort(
                Comparator.comparingInt(String::length)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()));
        this.longestFirst = List.copyOf(names);
    }

    static Units of(@Nullable String asked, Map<String, BigDecimal> sizes)
            throws InvalidConfigException {
        if (asked == null) {
            if (!sizes.isEmpty()) {
                throw new InvalidConfigException(
                        "unit",
                        "'units' are listed, but not the one of 'value'",
                        "name it under 'unit'");
            }
            return new Units(null, Map.of());
        }
        Map<String, BigDecimal> all = new LinkedHashMap<>();
        for (Map.Entry<String, BigDecimal> unit : sizes.entrySet()) {
            if (unit.getValue().signum() <= 0) {
                throw new InvalidConfigException(
                        "units." + unit.getKey(),
                        "a size of " + unit.getValue() + " is not above 0",
                        "write how many of the base unit it is");
            }
            all.put(unit.getKey(), unit.getValue());
        }
        if (sizes.isEmpty()) {
            all.put(asked, BigDecimal.ONE);
        } else if (!sizes.containsKey(asked)) {
            throw new InvalidConfigException(
                    "units", "'" + asked + "' is not among them", "give its size, too");
        }
        return new Units(asked, all);
    }

    /**
     * What stands behind a number.
     *
     * @param size of the unit beside the one asked for; {@code null} when there is no unit or an
     *     unknown one
     * @param right whether it is a unit that was asked for, or none was
     * @param percent whether it is a percentage where no unit was asked for
     * @param end where number and unit end
     */
    record Reading(@Nullable BigDecimal size, boolean right, boolean percent, int end) {}

    Reading read(String text, int from) {
        int start = from;
        while (start < text.length() && start - from < 2 && isSpace(text.charAt(start))) {
            start++;
        }
        for (String unit : longestFirst) {
            int end = start + unit.length();
            if (matches(text, start, unit)) {
                BigDecimal size = sizes.get(unit);
                BigDecimal one = sizes.get(asked == null ? unit : asked);
                return new Reading(
                        size == null || one == null
                                ? null
                                : size.divide(one, MathContext.DECIMAL64),
                        true,
                        false,
                        end);
            }
        }
        String other = word(text, start);
        boolean percent = other.equals("%") || other.equalsIgnoreCase("percent");
        if (asked == null) {
            return new Reading(null, true, percent, percent ? start + other.length() : from);
        }
        boolean known = COMMON.contains(other.toLowerCase(Locale.ROOT)) || percent;
        return new Reading(null, false, false, known ? start + other.length() : from);
    }

    /** What a number may be in the unit asked for. */
    List<BigDecimal> inUnitAsked(BigDecimal number, Reading reading) {
        BigDecimal size = reading.size();
        if (size != null) {
            return List.of(number.multiply(size, MathContext.DECIMAL64));
        }
        if (!reading.right()) {
            return List.of();
        }
        return reading.percent() ? List.of(number.multiply(PERCENT), number) : List.of(number);
    }

    private static boolean matches(String text, int start, String unit) {
        int end = start + unit.length();
        if (end > text.length()) {
            return false;
        }
        String there = text.substring(start, end);
        boolean same = unit.length() <= 2 ? there.equals(unit) : there.equalsIgnoreCase(unit);
        if (!same) {
            return false;
        }
        int next = end;
        if (next < text.length() && text.charAt(next) == 's' && unit.length() > 3) {
            next++;
        }
        return next >= text.length()
                || !(Character.isLetterOrDigit(text.charAt(next))
                        || text.charAt(next) == '/'
                        || text.charAt(next) == '^');
    }

    private static String word(String text, int start) {
        int end = start;
        while (end < text.length()
                && end - start < 12
                && (Character.isLetterOrDigit(text.charAt(end))
                        || "/^%\u00B0".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u2009' || c == '\u202F';
    }
}
