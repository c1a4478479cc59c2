package dev.assay.checkers.code.python;

import dev.assay.spi.Service;

/** Parses Python, whatever its state: a tree comes of every text, with errors marked in it. */
public interface PythonParser extends Service {

    /**
     * Parses one text. Python of any version from 2 to today; what does not parse stands in nodes
     * of the kind {@link PythonKind#ERROR}.
     *
     * @param text at most {@link SyntaxTree#MAX_TEXT} characters
     * @throws IllegalArgumentException when the text is longer
     * @throws IllegalStateException when the native parser gives up
     */
    SyntaxTree parse(String text);
}
