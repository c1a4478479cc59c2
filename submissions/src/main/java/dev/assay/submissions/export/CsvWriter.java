package dev.assay.submissions.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Writes CSV as RFC 4180 has it. A cell of text is never a formula where a spreadsheet opens the
 * file: one that begins like one gets an apostrophe before it.
 */
public final class CsvWriter {

    /** What makes a spreadsheet take a cell for a formula, also in full width. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Appendable out;
    private boolean first = true;

    /** Writes to something. */
    public CsvWriter(Appendable out) {
        this.out = out;
    }

    /** A cell of text, which may come from anyone. */
    public CsvWriter text(String text) throws IOException {
        String begins = text.replaceFirst("^ +", "");
        boolean formula = !begins.isEmpty() && FORMULA.indexOf(begins.charAt(0)) >= 0;
        return cell(formula ? "'" + text : text);
    }

    /** A cell that holds a number of ours, or nothing. */
    public CsvWriter number(Optional<BigDecimal> number) throws IOException {
        return cell(number.map(BigDecimal::toPlainString).orElse(""));
    }

    /** Ends the row. */
    public void end() throws IOException {
        out.append("\r\n");
        first = true;
    }

    private CsvWriter cell(String cell) throws IOException {
        if (!first) {
            out.append(',');
        }
        first = false;
        boolean quoted = cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        out.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        return this;
    }
}
