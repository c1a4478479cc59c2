package dev.assay.submissions.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.text.AnswerText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads an answer out of JSON: {@code "answer": text}, or {@code "files": [{"path", "text"}]}. */
public final class AnswerJson {

    /** UTF-16 units in all files of an answer together. */
    public static final int LONGEST = 2 * 1024 * 1024;

    private static final int MOST_FILES = 200;
    private static final int LONGEST_PATH = 200;

    private AnswerJson() {}

    /** The answer, as clean text. */
    public static Answer read(JsonNode node) throws RefusedException {
        if (!node.isObject()) {
            throw new RefusedException(
                    "an object was expected, such as {\"answer\": \"…\"}, not " + kind(node));
        }
        boolean typed = node.has("answer");
        boolean files = node.has("files");
        if (typed == files) {
            throw new RefusedException(
                    typed
                            ? "give either \"answer\" or \"files\", not both"
                            : "there is no \"answer\": give \"answer\": text, or \"files\":"
                                    + " [{\"path\", \"text\"}]");
        }
        if (files) {
            return files(node.path("files"));
        }
        JsonNode answer = node.path("answer");
        // No answer is one that can be graded: as unanswered.
        return answer.isNull() ? Answer.of("") : Notebooks.typed(clean(text(answer, "answer")));
    }

    private static Answer files(JsonNode node) throws RefusedException {
        if (!node.isArray() || node.isEmpty()) {
            throw new RefusedException("\"files\" is a list of at least one {\"path\", \"text\"}");
        }
        if (node.size() > MOST_FILES) {
            throw new RefusedException(
                    RefusedException.Reason.TOO_LARGE,
                    node.size() + " files are more than the " + MOST_FILES + " of one answer");
        }
        List<AnswerFile> files = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        int length = 0;
        for (int i = 0; i < node.size(); i++) {
            String where = "files[" + i + "]";
            String path = path(text(node.get(i).path("path"), where + ".path"), where);
            if (!paths.add(path)) {
                throw new RefusedException(where + ".path: there are two files " + path);
            }
            String text = clean(text(node.get(i).path("text"), where + ".text"));
            length += text.length();
            bounded(length);
            files.add(Notebooks.file(path, text));
        }
        return new Answer(files);
    }

    private static String path(String path, String where) throws RefusedException {
        String clean = AnswerText.clean(path).replace('\\', '/');
        boolean bad =
                clean.isBlank()
                        || clean.length() > LONGEST_PATH
                        || clean.startsWith("/")
                        || clean.matches("(?s)[A-Za-z]:.*")
                        || clean.chars().anyMatch(Character::isISOControl)
                        || List.of(clean.split("/", -1)).stream()
                                .anyMatch(
                                        part ->
                                                part.isEmpty()
                                                        || part.equals("..")
                                                        || part.equals("."));
        if (bad) {
            throw new RefusedException(
                    where + ".path: a file's path is relative, such as src/Main.java");
        }
        return clean;
    }

    private static String text(JsonNode node, String field) throws RefusedException {
        if (!node.isTextual()) {
            throw new RefusedException("\"" + field + "\" is text, in quotes, not " + kind(node));
        }
        return node.textValue();
    }

    private static String clean(String text) throws RefusedException {
        bounded(text.length());
        return AnswerText.clean(text);
    }

    private static void bounded(int length) throws RefusedException {
        if (length > LONGEST) {
            throw new RefusedException(
                    RefusedException.Reason.TOO_LARGE,
                    "the answer has more than the " + LONGEST + " characters that are taken");
        }
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT, POJO -> "an object";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING -> "text";
            case NULL -> "null";
            case MISSING, BINARY -> "nothing";
        };
    }
}
