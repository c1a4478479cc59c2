package dev.assay.spi;

import java.util.List;

/**
 * What a learner gave for one question: one or more files of text. The text has LF line ends and no
 * NUL or lone surrogates (they are U+FFFD); offsets in evidence are UTF-16 offsets into it.
 *
 * @param files at least one; the first is the main one
 */
public record Answer(List<AnswerFile> files) {

    /** The path of the only file of an answer that was typed, not uploaded. */
    public static final String TYPED = "answer";

    public Answer {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("an answer has at least one file");
        }
        if (files.stream().map(AnswerFile::path).distinct().count() != files.size()) {
            throw new IllegalArgumentException("the files of an answer have different paths");
        }
    }

    /** An answer of one file that was typed. */
    public static Answer of(String text) {
        return new Answer(List.of(new AnswerFile(TYPED, text)));
    }

    /** The main file's text. */
    public String text() {
        return files.getFirst().text();
    }

    /** Whether there is nothing but white space in it. */
    public boolean isBlank() {
        return files.stream().allMatch(file -> file.text().isBlank());
    }

    /**
     * The file at a path.
     *
     * @throws IllegalArgumentException when the answer has no such file
     */
    public AnswerFile file(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the answer has no file " + path));
    }
}
