package dev.assay.submissions.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.grading.Submission.Remark;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers and what goes with them as bytes, always the same for the same. */
final class AnswerBytes {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** More remarks than a reader reads are not kept. */
    private static final int MOST_REMARKS = 200;

    private static final int LONGEST_REMARK = 1000;

    private AnswerBytes() {}

    static byte[] of(Answer answer) {
        ArrayNode files = MAPPER.createArrayNode();
        for (AnswerFile file : answer.files()) {
            files.addArray().add(file.path()).add(file.text());
        }
        return files.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Answer answer(byte[] bytes) {
        List<AnswerFile> files = new ArrayList<>();
        for (JsonNode file : tree(bytes)) {
            files.add(new AnswerFile(file.path(0).asText(), file.path(1).asText()));
        }
        return new Answer(files);
    }

    static String of(List<String> texts) {
        ArrayNode json = MAPPER.createArrayNode();
        texts.forEach(json::add);
        return json.toString();
    }

    static List<String> texts(String json) {
        List<String> texts = new ArrayList<>();
        tree(json).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    static String ofRemarks(List<Remark> remarks) {
        ArrayNode json = MAPPER.createArrayNode();
        remarks.stream()
                .limit(MOST_REMARKS)
                .forEach(
                        remark ->
                                json.addArray()
                                        .add(remark.line())
                                        .add(cut(remark.text()))
                                        .add(cut(remark.message())));
        return json.toString();
    }

    static List<Remark> remarks(String json) {
        List<Remark> remarks = new ArrayList<>();
        for (JsonNode remark : tree(json)) {
            remarks.add(
                    new Remark(
                            remark.path(0).asInt(),
                            remark.path(1).asText(),
                            remark.path(2).asText()));
        }
        return remarks;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_REMARK ? text : text.substring(0, LONGEST_REMARK);
    }

    static JsonNode tree(String json) {
        return tree(json.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("what is stored is no JSON", e);
        }
    }
}
