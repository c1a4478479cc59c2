package dev.assay.checkers.code.structure;

import dev.assay.spi.Option;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an author says about the structure of code, whatever the language. */
public record StructureConfig(
        @Option(
                        "Code that is wanted, with holes: $X is one name, value or statement (the"
                            + " same wherever it stands again), _ any one, ... any number of"
                            + " arguments or statements, $...XS the same with a name, <... x ...> x"
                            + " however deep, \"...\" any text.")
                @Nullable String pattern,
        @Option("One of these patterns is wanted.") List<String> anyOf,
        @Option("Each of these patterns is wanted; they weigh the same.") List<String> allOf,
        @Option("None of these patterns may be there: any one leaves nothing of the score.")
                List<String> noneOf,
        @Option("Several things that are wanted, each with its own conditions and weight.")
                List<Want> patterns,
        @Option("Found code counts only inside code that fits one of these patterns.")
                List<String> inside,
        @Option("Found code does not count inside code that fits one of these patterns.")
                List<String> notInside,
        @Option("Found code counts only when each of these patterns is found in it.")
                List<String> has,
        @Option("Found code does not count when one of these patterns is found in it.")
                List<String> hasNot,
        @Option("Found code does not count when it fits one of these patterns too.")
                List<String> not,
        @Option("What the holes must stand for, by their names without $.")
                Map<String, Where> where,
        @Option("In how many places pattern or any-of must be found, from 1 (the default).")
                @Nullable Integer atLeast,
        @Option(
                        "What a pattern of several statements earns when only some are there, in"
                            + " their order: the share of those found, times this. 0 to 1, 0 unless"
                            + " said.")
                @Nullable BigDecimal partial,
        @Option("Patterns that are nearly right: each earns a share of pattern, any-of or all-of.")
                List<Nearly> nearly) {

    public StructureConfig {
        anyOf = List.copyOf(anyOf);
        allOf = List.copyOf(allOf);
        noneOf = List.copyOf(noneOf);
        patterns = List.copyOf(patterns);
        inside = List.copyOf(inside);
        notInside = List.copyOf(notInside);
        has = List.copyOf(has);
        hasNot = List.copyOf(hasNot);
        not = List.copyOf(not);
        where = Map.copyOf(where);
        nearly = List.copyOf(nearly);
    }

    /** One thing that is wanted. */
    public record Want(
            @Option("What it is called in evidence; the patterns themselves unless said.")
                    @Nullable String id,
            @Option("The code that is wanted.") @Nullable String pattern,
            @Option("Any one of these patterns will do.") List<String> any,
            @Option("How much it weighs against the others: above 0, 1 unless said.")
                    @Nullable BigDecimal weight,
            @Option("Counts only inside code that fits one of these patterns.") List<String> inside,
            @Option("Does not count inside code that fits one of these patterns.")
                    List<String> notInside,
            @Option("Counts only when each of these patterns is found in it.") List<String> has,
            @Option("Does not count when one of these patterns is found in it.")
                    List<String> hasNot,
            @Option("Does not count when it fits one of these patterns too.") List<String> not,
            @Option("What the holes must stand for, by their names without $.")
                    Map<String, Where> where,
            @Option("In how many places it must be found, from 1 (the default).")
                    @Nullable Integer atLeast,
            @Option("What some of its statements earn: their share times this, 0 unless said.")
                    @Nullable BigDecimal partial,
            @Option("Patterns that are nearly right and earn a share.") List<Nearly> nearly) {

        public Want {
            any = List.copyOf(any);
            inside = List.copyOf(inside);
            notInside = List.copyOf(notInside);
            has = List.copyOf(has);
            hasNot = List.copyOf(hasNot);
            not = List.copyOf(not);
            where = Map.copyOf(where);
            nearly = List.copyOf(nearly);
        }
    }

    /** Something that is nearly right. */
    public record Nearly(
            @Option("The code, with holes.") String pattern,
            @Option("What it earns of what is wanted: 0 to 1.") BigDecimal share,
            @Option("What the learner is told about it; must not give the answer away.")
                    @Nullable String feedback) {}

    /** What a hole must stand for. */
    public record Where(
            @Option("A regular expression (RE2) for the whole text of it; a string's content.")
                    @Nullable String matches,
            @Option("It must be of one of these kinds.") List<Kind> kind,
            @Option(
                            "It must be one of these functions, classes or constants, by full name"
                                    + " however imported; torch.nn.* is any in torch.nn.")
                    List<String> name,
            @Option("It must be of one of these classes; a value of unknown class counts.")
                    List<String> type,
            @Option("It must be a number of at least this.") @Nullable BigDecimal atLeast,
            @Option("It must be a number of at most this.") @Nullable BigDecimal atMost,
            @Option("It must fit one of these patterns.") List<String> is,
            @Option("It must fit none of these patterns.") List<String> isNot,
            @Option("It must stand inside code that fits one of these patterns.")
                    List<String> inside,
            @Option("It must not stand inside code that fits one of these patterns.")
                    List<String> notInside,
            @Option("One of these patterns must be found in it.") List<String> has) {

        public Where {
            kind = List.copyOf(kind);
            name = List.copyOf(name);
            type = List.copyOf(type);
            is = List.copyOf(is);
            isNot = List.copyOf(isNot);
            inside = List.copyOf(inside);
            notInside = List.copyOf(notInside);
            has = List.copyOf(has);
        }
    }

    /** What is said at the top, as one thing that is wanted: these patterns. */
    Want top(@Nullable String id, List<String> any, @Nullable Integer least) {
        return new Want(
                id,
                null,
                any,
                BigDecimal.ONE,
                inside,
                notInside,
                has,
                hasNot,
                not,
                where,
                least,
                partial,
                nearly);
    }
}
