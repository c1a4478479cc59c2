package dev.assay.checkers.code.python;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.Form;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns Python's texts and numbers into a tree. */
abstract class PythonLiterals extends PythonNodes {

    private static final int LONGEST_NUMBER = 40;

    PythonLiterals(CodeTree.Builder to, SyntaxTree tree, @Nullable Origin[] origins) {
        super(to, tree, origins);
    }

    /** Turns any expression. */
    abstract void expression(int outer);

    final void string(int node) {
        Optional<String> value = tree.stringValue(node);
        if (value.isPresent()) {
            leaf(Form.STRING, value.get(), node);
            return;
        }
        open(Form.TEMPLATE, "", node);
        template(node);
        to.close();
    }

    final void template(int node) {
        for (int part : parts(node)) {
            switch (tree.kind(part)) {
                case STRING, CONCATENATED_STRING -> template(part);
                case STRING_CONTENT -> leaf(Form.STRING, tree.text(part), part);
                case INTERPOLATION -> expression(part);
                default -> {}
            }
        }
    }

    /** A number, however it is written. */
    static String number(String written) {
        String plain = written.replace("_", "").toLowerCase(Locale.ROOT);
        if (plain.length() > LONGEST_NUMBER) {
            return plain;
        }
        try {
            if (plain.startsWith("0x") || plain.startsWith("0o") || plain.startsWith("0b")) {
                int radix = plain.charAt(1) == 'x' ? 16 : plain.charAt(1) == 'o' ? 8 : 2;
                return new BigInteger(plain.substring(2), radix).toString();
            }
            boolean exponent = plain.matches("[0-9.]+e[+-]?[0-9]{1,3}|[0-9.]+");
            return exponent
                    ? new BigDecimal(plain.endsWith(".") ? plain + "0" : plain)
                            .stripTrailingZeros()
                            .toPlainString()
                    : plain;
        } catch (NumberFormatException odd) {
            return plain;
        }
    }
}
