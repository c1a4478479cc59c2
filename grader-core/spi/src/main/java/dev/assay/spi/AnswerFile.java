package dev.assay.spi;

/**
 * One file of an answer.
 *
 * @param path its name, relative, with {@code /}; {@link Answer#TYPED} for typed answers
 * @param text its content
 */
public record AnswerFile(String path, String text) {

    public AnswerFile {
        if (path.isBlank()) {
            throw new IllegalArgumentException("a file of an answer has a path");
        }
    }
}
