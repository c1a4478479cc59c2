package dev.assay.checkers.execution.cases;

import dev.assay.spi.InvalidConfigException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What numbers of a configuration must lie within to make sense; one that is not said does. */
public final class Within {

    private Within() {}

    /** A number between two others. */
    public static void range(String path, @Nullable Double value, double least, double most)
            throws InvalidConfigException {
        if (value != null && !(value >= least && value <= most)) {
            throw new InvalidConfigException(
                    path, "it is " + value, "write a number of " + least + " to " + most);
        }
    }

    /** Seconds of processor time that an author allows. */
    public static void cpu(@Nullable Double value, double least) throws InvalidConfigException {
        if (value != null && !(value >= least && value <= Clock.MOST_CPU)) {
            throw new InvalidConfigException(
                    "cpu",
                    "it is " + value,
                    "write "
                            + least
                            + " to "
                            + Clock.MOST_CPU
                            + " seconds: an answer has 30 for all of its runs");
        }
    }

    /** MiB of memory that an author allows. */
    public static void memory(@Nullable Integer value, int most) throws InvalidConfigException {
        if (value != null && (value < 16 || value > most)) {
            throw new InvalidConfigException(
                    "memory", "it is " + value, "write 16 to " + most + " MiB");
        }
    }

    /** How much a case weighs. */
    public static void weight(String path, @Nullable BigDecimal value)
            throws InvalidConfigException {
        if (value != null && value.signum() <= 0) {
            throw new InvalidConfigException(path, "it is " + value, "write a weight above 0");
        }
    }
}
