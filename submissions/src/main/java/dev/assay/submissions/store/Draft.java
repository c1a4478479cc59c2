package dev.assay.submissions.store;

import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A submission that is ready to be kept, and is not kept yet. */
public final class Draft {

    private final String id;
    private final NewSubmission given;
    private final String rawHash;
    private final String requestHash;
    private final SortedMap<String, byte[]> contents;
    private final List<String> answers;

    private Draft(
            String id,
            NewSubmission given,
            String rawHash,
            String requestHash,
            SortedMap<String, byte[]> contents,
            List<String> answers) {
        this.id = id;
        this.given = given;
        this.rawHash = rawHash;
        this.requestHash = requestHash;
        this.contents = contents;
        this.answers = answers;
    }

    /**
     * Makes one ready.
     *
     * @param id from {@link Submissions#newId}
     */
    public static Draft of(String id, NewSubmission given) {
        byte[] raw = given.upload().bytes();
        String rawHash = Contents.hash(raw);
        String requestHash =
                Contents.hash(
                        Stream.of(
                                        given.upload().kind().toString(),
                                        rawHash,
                                        given.upload().beside())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(" "))
                                .getBytes(StandardCharsets.UTF_8));
        TreeMap<String, byte[]> contents = new TreeMap<>();
        contents.put(rawHash, raw);
        List<String> answers = new ArrayList<>();
        for (Given one : given.submission().answers()) {
            byte[] answer = AnswerBytes.of(one.answer());
            String hash = Contents.hash(answer);
            answers.add(hash);
            contents.put(hash, answer);
        }
        return new Draft(
                id,
                given,
                rawHash,
                requestHash,
                Collections.unmodifiableSortedMap(contents),
                List.copyOf(answers));
    }

    /**
     * Makes one ready whose idempotency key is its own content: what its learner hands in again is
     * the same submission.
     *
     * @param id from {@link Submissions#newId}
     */
    public static Draft ofContent(String id, NewSubmission given) {
        Draft draft = of(id, given);
        return new Draft(
                id,
                given.withIdempotencyKey(draft.contentKey()),
                draft.rawHash,
                draft.requestHash,
                draft.contents,
                draft.answers);
    }

    /**
     * The name of the bytes and of the answers that were found in them. The bytes alone don't tell
     * what a file answers that was called by another question's number, or a sheet whose course
     * knows more wordings now. A line break stands in no header: so nobody can take the name
     * before, for something else.
     */
    private String contentKey() {
        StringBuilder all = new StringBuilder(rawHash);
        for (int i = 0; i < answers.size(); i++) {
            String question = given.submission().answers().get(i).question();
            all.append('\n').append(question).append('\n').append(answers.get(i));
        }
        return "batch\n" + Contents.hash(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The submission's id, if it is new. */
    public String id() {
        return id;
    }

    /** What was handed in. */
    public NewSubmission given() {
        return given;
    }

    String rawHash() {
        return rawHash;
    }

    /** Tells the same request from another one under the same name. */
    String requestHash() {
        return requestHash;
    }

    /** The upload and the answers, by hash. */
    SortedMap<String, byte[]> contents() {
        return contents;
    }

    /** The hashes of the answers, in their order. */
    List<String> answers() {
        return answers;
    }

    /**
     * As it would be read again.
     *
     * @param name the learner's
     */
    public StoredSubmission stored(String name, Instant receivedAt) {
        List<Given> read = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Given one = given.submission().answers().get(i);
            byte[] bytes = contents.get(answers.get(i));
            read.add(
                    new Given(
                            one.question(),
                            AnswerBytes.answer(Objects.requireNonNull(bytes)),
                            AnswerBytes.texts(AnswerBytes.of(one.doubts()))));
        }
        read.sort(Comparator.comparing(Given::question));
        String remarks = AnswerBytes.ofRemarks(given.submission().problems());
        return new StoredSubmission(
                id,
                given.course(),
                name,
                receivedAt,
                given.upload().kind(),
                given.batch(),
                new Submission(given.submission().learner(), read, AnswerBytes.remarks(remarks)));
    }
}
