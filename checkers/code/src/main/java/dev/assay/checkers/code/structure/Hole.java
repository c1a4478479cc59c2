package dev.assay.checkers.code.structure;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of the code that a hole stands for. Empty means anything.
 *
 * @param matches of the text: a string's content, else the code as it is written
 * @param kinds one of these
 * @param names the full names that it may have; one that ends in {@code .*} takes all in it
 * @param types the classes that it may be of; one of unknown class fits
 * @param least the smallest number
 * @param most the largest number
 */
record Hole(
        Optional<Pattern> matches,
        List<Kind> kinds,
        List<String> names,
        List<String> types,
        Optional<BigDecimal> least,
        Optional<BigDecimal> most) {

    private static final int LONGEST_NUMBER = 40;

    Hole {
        kinds = List.copyOf(kinds);
        names = List.copyOf(names);
        types = List.copyOf(types);
    }

    /** Whether code is what is asked for, or a variable that was given what is. */
    boolean fits(FrontEnd front, CodeTree code, int node) {
        if (isIt(front, code, node)) {
            return true;
        }
        int given =
                types.isEmpty() && code.form(node) == Form.NAME ? code.given(node) : CodeTree.NONE;
        return given != CodeTree.NONE && isIt(front, code, given);
    }

    private boolean isIt(FrontEnd front, CodeTree code, int node) {
        return (kinds.isEmpty() || kinds.stream().anyMatch(kind -> kind.has(code, node)))
                && (names.isEmpty()
                        || names.stream().anyMatch(one -> isNamed(one, front, code, node)))
                && (types.isEmpty() || isOfType(front, code, node))
                && (matches.isEmpty() || matches.get().matches(text(code, node)))
                && ((least.isEmpty() && most.isEmpty()) || isInRange(code, node));
    }

    private static String text(CodeTree code, int node) {
        return switch (code.form(node)) {
            case STRING, NUMBER, LITERAL, LABEL -> code.value(node);
            default -> code.text(node);
        };
    }

    private static boolean isNamed(String wanted, FrontEnd front, CodeTree code, int node) {
        if (wanted.endsWith(".*")) {
            return code.name(node).startsWith(wanted.substring(0, wanted.length() - 1));
        }
        return code.name(node).isEmpty()
                ? code.value(node).equals(wanted) || front.isNamed(wanted, code, node)
                : front.isNamed(wanted, code, node);
    }

    private boolean isOfType(FrontEnd front, CodeTree code, int node) {
        String type = code.type(node);
        return type.isEmpty() || types.stream().anyMatch(one -> front.isKindOf(type, one));
    }

    private boolean isInRange(CodeTree code, int node) {
        boolean negative = code.form(node) == Form.UNARY && code.value(node).equals("-");
        int literal = negative ? node + 1 : node;
        String value = code.value(literal);
        if (code.form(literal) != Form.NUMBER || value.length() > LONGEST_NUMBER) {
            return false;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            BigDecimal signed = negative ? number.negate() : number;
            return least.map(bound -> signed.compareTo(bound) >= 0).orElse(true)
                    && most.map(bound -> signed.compareTo(bound) <= 0).orElse(true);
        } catch (NumberFormatException notDecimal) {
            return false;
        }
    }
}
