package dev.assay.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this contract. A jar of checkers names the one that it was built against in its
 * manifest, as {@code Assay-Spi: 1.0}; a jar that doesn't is taken at its word.
 *
 * @param major raised when something that worked no longer does
 * @param minor raised when something is added
 */
public record SpiVersion(int major, int minor) {

    /** The version that this program offers. */
    public static final SpiVersion CURRENT = new SpiVersion(1, 0);

    /** The attribute of a jar's manifest that names the version it was built against. */
    public static final String ATTRIBUTE = "Assay-Spi";

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})");

    /**
     * Reads {@code 1.0}.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static SpiVersion parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + written + "' is no version of the contract: write " + CURRENT);
        }
        return new SpiVersion(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether what was built against another version works with this one. */
    public boolean takes(SpiVersion builtAgainst) {
        return builtAgainst.major == major && builtAgainst.minor <= minor;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
