package dev.assay.checkers.code.structure;

import java.util.Optional;

/** What a language has of its own: how it is read, and which names are the same. */
public interface FrontEnd {

    /** Prefixes of the words that stand for holes when a pattern is parsed. */
    String HOLE = "assayHole_";

    /** Before the name of {@code $...XS}. */
    String MANY = "assayMany_";

    /** Called with what is meant however deep. */
    String DEEP = "assayDeep_";

    /** What it is called in messages. */
    String language();

    /**
     * Reads a pattern. Words that stand for holes are names in the tree.
     *
     * @param code with words in the place of holes
     */
    CodeTree parse(String code) throws Exception;

    /** Puts words in the place of a pattern's holes, and what the grammar needs around them. */
    String withoutHoles(String pattern) throws PatternException;

    /**
     * Whether a name in code is what a pattern names.
     *
     * @param wanted the pattern's full name; not empty
     */
    boolean isNamed(String wanted, CodeTree code, int node);

    /** A name that an author writes, in full: {@code np.zeros} is {@code numpy.zeros}. */
    String fullName(String written);

    /** Whether a class is another, or derived from it, as far as is known. */
    boolean isKindOf(String type, String wanted);

    /** What is wrong with a full name in a pattern, if it is one that can't exist. */
    Optional<String> doubt(String fullName);

    /** Whether the order of a function's two arguments says nothing. */
    static boolean isSymmetric(String fullName) {
        return switch (fullName) {
            case "java.lang.Math.max",
                    "java.lang.Math.min",
                    "java.lang.Integer.max",
                    "java.lang.Integer.min",
                    "java.lang.Integer.sum",
                    "builtins.max",
                    "builtins.min",
                    "torch.maximum",
                    "torch.minimum",
                    "numpy.maximum",
                    "numpy.minimum" ->
                    true;
            default -> false;
        };
    }

    /** Whether the order of an operator's sides says nothing. */
    static boolean isCommutative(String operator) {
        return switch (operator) {
            case "==", "!=", "*", "and", "or", "is", "is not", "&", "|", "^" -> true;
            default -> false;
        };
    }
}
