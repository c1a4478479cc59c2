package dev.assay.grading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.config.Located;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.CourseFile;
import dev.assay.spi.GradedAnswers;
import dev.assay.spi.QuestionView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A content hash over named values, each told from the next by its length, so that no two different
 * sequences are hashed as the same bytes. One use each.
 */
final class Fingerprint {

    /** Seeds are whole numbers that every reader of JSON keeps exactly. */
    private static final long SEED_MASK = (1L << 53) - 1;

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    Fingerprint add(String name, String value) {
        text(name);
        text(value);
        return this;
    }

    Fingerprint add(String name, List<String> values) {
        text(name);
        number(values.size());
        values.forEach(this::text);
        return this;
    }

    /** Data as its author wrote it, whatever the order of its keys. */
    Fingerprint add(String name, Located value) {
        text(name);
        yaml(value);
        return this;
    }

    Fingerprint add(Answer answer) {
        number(answer.files().size());
        for (AnswerFile file : answer.files()) {
            add(file.path(), file.text());
        }
        return this;
    }

    Fingerprint add(QuestionView question) {
        return add("question", question.id())
                .add("prompt", question.prompt())
                .add("kind", question.kind().toString())
                .add("references", question.references());
    }

    Fingerprint add(String path, Optional<CourseFile> file) {
        text(path);
        number(file.isPresent() ? 1 : 0);
        file.ifPresent(
                found -> {
                    try (InputStream in = found.open()) {
                        bytes(in.readAllBytes());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return this;
    }

    Fingerprint add(GradedAnswers graded) {
        add("graded", graded.hash());
        number(graded.answers().size());
        for (GradedAnswers.GradedAnswer one : graded.answers()) {
            add(one.answer(), one.score().value().toPlainString());
        }
        return this;
    }

    private void yaml(Located value) {
        JsonNode node = value.node();
        text(node.getNodeType().name());
        number(node.size());
        if (node.isObject()) {
            TreeSet<String> keys = new TreeSet<>();
            node.fieldNames().forEachRemaining(keys::add);
            keys.forEach(key -> add(key, value.get(key).orElseThrow()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                yaml(value.get(i));
            }
        } else {
            text(value.text());
        }
    }

    /** All of UTF-16: an encoding would hash every lone surrogate alike. */
    private void text(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * text.length());
        bytes.asCharBuffer().put(text);
        bytes(bytes.array());
    }

    private void bytes(byte[] bytes) {
        number(bytes.length);
        digest.update(bytes);
    }

    private void number(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }

    /** {@code sha256:} and 64 hexadecimal digits. */
    String hash() {
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    /** A number from 0 to 2^53 - 1. */
    long seed() {
        return ByteBuffer.wrap(digest.digest()).getLong() & SEED_MASK;
    }
}
