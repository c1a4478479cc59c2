package dev.assay.checkers.code;

import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an author says about calls, whatever the language. */
public record CallsConfig(
        @Option("One of these calls is wanted.") List<String> anyOf,
        @Option("Each of these calls is wanted; they weigh the same.") List<String> allOf,
        @Option("None of these may be there: any one leaves nothing of the score.")
                List<String> noneOf,
        @Option("Several things that are wanted, each any of some calls, with weights.")
                List<Want> calls,
        @Option("In how many places any-of must be found, from 1 (the default).")
                @Nullable Integer atLeast,
        @Option(
                        "Whether all-of and calls must be found in the order in which they are"
                                + " listed; what is out of order earns nothing. False unless said.")
                @Nullable Boolean inOrder,
        @Option(
                        "What a call earns that was meant but is misspelt, or reached by a path"
                            + " that does not exist, or named where it should be called: 0 to 1,"
                            + " 0.5 unless said.")
                @Nullable BigDecimal near,
        @Option(
                        "What the right call with other arguments than the pattern's earns: 0 to 1,"
                                + " 0 unless said.")
                @Nullable BigDecimal wrongArguments,
        @Option(
                        "What a name earns that is mentioned without a call, in a sentence or as"
                            + " the whole answer: 0 to 1, 1 unless said. A pattern with parentheses"
                            + " takes no mention.")
                @Nullable BigDecimal mentions) {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    public CallsConfig {
        anyOf = List.copyOf(anyOf);
        allOf = List.copyOf(allOf);
        noneOf = List.copyOf(noneOf);
        calls = List.copyOf(calls);
    }

    /** One thing that is wanted. */
    public record Want(
            @Option("What it is called in evidence; the calls themselves unless said.")
                    @Nullable String id,
            @Option("Any one of these calls will do.") List<String> any,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option("In how many places it must be found, from 1 (the default).")
                    @Nullable Integer atLeast) {

        public Want {
            any = List.copyOf(any);
        }
    }

    /**
     * What less than the right call earns, each 0 to 1.
     *
     * @param near misspelt, reached by a path that does not exist, or not called
     * @param wrongArguments right but for its arguments
     * @param mentions named in a sentence
     */
    public record Shares(BigDecimal near, BigDecimal wrongArguments, BigDecimal mentions) {}

    /** What is wanted, in the order of the file. */
    public List<Wanted> wanted(WantedReader reader) throws InvalidConfigException {
        if (atLeast != null && anyOf.isEmpty()) {
            throw new InvalidConfigException(
                    "at-least", "it counts any-of, and there is none", "add any-of");
        }
        List<Wanted> wanted = new ArrayList<>();
        if (!anyOf.isEmpty()) {
            wanted.add(
                    reader.wanted(
                            "any-of",
                            null,
                            anyOf,
                            BigDecimal.ONE,
                            atLeast == null ? 1 : atLeast,
                            "at-least"));
        }
        wanted.addAll(reader.each("all-of", allOf));
        for (int i = 0; i < calls.size(); i++) {
            Want want = calls.get(i);
            String path = "calls[" + i + "]";
            BigDecimal weight = want.weight() == null ? BigDecimal.ONE : want.weight();
            if (want.any().isEmpty()) {
                throw new InvalidConfigException(path + ".any", "it is empty", "name a call");
            }
            if (weight.signum() <= 0) {
                throw new InvalidConfigException(
                        path + ".weight", "it is " + weight, "write a weight above 0");
            }
            wanted.add(
                    reader.wanted(
                            path + ".any",
                            want.id(),
                            want.any(),
                            weight,
                            want.atLeast() == null ? 1 : want.atLeast(),
                            path + ".at-least"));
        }
        if (wanted.isEmpty() && noneOf.isEmpty()) {
            throw new InvalidConfigException(
                    "", "it wants nothing", "name calls under any-of, all-of, none-of or calls");
        }
        return wanted;
    }

    /** What must not be there. */
    public List<Wanted> unwanted(WantedReader reader) throws InvalidConfigException {
        return reader.each("none-of", noneOf);
    }

    /** Whether order counts. */
    public boolean ordered() {
        return Boolean.TRUE.equals(inOrder);
    }

    /** What less than the right call earns. */
    public Shares shares() throws InvalidConfigException {
        return new Shares(
                share("near", near, HALF),
                share("wrong-arguments", wrongArguments, BigDecimal.ZERO),
                share("mentions", mentions, BigDecimal.ONE));
    }

    private static BigDecimal share(String path, @Nullable BigDecimal given, BigDecimal otherwise)
            throws InvalidConfigException {
        BigDecimal share = given == null ? otherwise : given;
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException(path, "it is " + share, "write a share of 0 to 1");
        }
        return share;
    }
}
