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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The units that a numeric check knows, and their sizes beside the one asked for. */
final class Units {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    /** Different ways to write one unit. */
    private static final List<List<String>> SYNONYMS = List.of(List.of("%", "percent", "per cent"));

    /** Units that are recognised as such when an answer gives one that was not listed. */
    private static final Set<String> COMMON =
            Set.of(
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

    private static final String RAISED =
            "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079\u207B";

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
        for (List<String> names : SYNONYMS) {
            Optional<String> listed = names.stream().filter(all::containsKey).findFirst();
            listed.ifPresent(unit -> names.forEach(name -> all.putIfAbsent(name, all.get(unit))));
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
            int end = endOf(unit, text, start);
            if (end >= 0) {
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

    /** Where a unit ends that stands there, or -1. Powers are one, however they are written. */
    private static int endOf(String unit, String text, int start) {
        int at = 0;
        int there = start;
        while (at < unit.length()) {
            int power = powerMark(unit, at);
            int powerThere = powerMark(text, there);
            if (power > 0 || powerThere > 0) {
                at += power;
                there += powerThere;
            }
            if (at >= unit.length() || there >= text.length()) {
                return -1;
            }
            char wanted = plain(unit.charAt(at++));
            char found = plain(text.charAt(there++));
            boolean same =
                    wanted == found
                            || (unit.length() > 2
                                    && Character.toLowerCase(wanted)
                                            == Character.toLowerCase(found));
            if (!same) {
                return -1;
            }
        }
        int next = there;
        if (next < text.length() && text.charAt(next) == 's' && unit.length() > 3) {
            next++;
        }
        boolean ends =
                next >= text.length()
                        || !(Character.isLetterOrDigit(plain(text.charAt(next)))
                                || text.charAt(next) == '/'
                                || powerMark(text, next) > 0);
        return ends ? there : -1;
    }

    /** How long the mark of a power there is, {@code ^} or {@code **}; bold type is none. */
    private static int powerMark(String text, int at) {
        if (text.startsWith("^", at)) {
            return 1;
        }
        boolean power =
                text.startsWith("**", at)
                        && at + 2 < text.length()
                        && (Character.isDigit(text.charAt(at + 2)) || text.charAt(at + 2) == '-');
        return power ? 2 : 0;
    }

    /** A digit for a raised one. */
    private static char plain(char c) {
        int digit = RAISED.indexOf(c);
        return digit < 0 ? c : "0123456789-".charAt(digit);
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
