package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Question;
import dev.assay.grading.Submission;
import dev.assay.grading.Submission.Given;
import dev.assay.grading.Submission.Remark;
import dev.assay.sheet.Sheet;
import dev.assay.sheet.UnreadableSheetException;
import dev.assay.submissions.intake.AnswersJson;
import dev.assay.submissions.intake.BoundedBytes;
import dev.assay.submissions.intake.FilesAnswer;
import dev.assay.submissions.intake.JsonText;
import dev.assay.submissions.intake.PackedFiles;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.queue.Progress;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Grades.Kept;
import dev.assay.submissions.store.NewSubmission;
import dev.assay.submissions.store.NewSubmission.Lane;
import dev.assay.submissions.store.StoredSubmission;
import dev.assay.submissions.store.Submissions;
import dev.assay.submissions.store.Submissions.KeyReusedException;
import dev.assay.submissions.store.Submissions.Receipt;
import dev.assay.submissions.store.Upload;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Takes submissions: what was acknowledged is on disk, and will be graded. */
@Path("/api/v1/courses/{course}/submissions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Submissions", description = "Handed in, kept, graded, asked for")
@AllowedTo({Role.ASSISTANT, Role.LEARNER})
public class SubmissionResource {

    private static final String NOTEBOOK = "application/x-ipynb+json";
    private static final String ZIP = "application/zip";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /** Who waits for a grade waits so long for a place before the submission is kept without it. */
    private static final Duration LONGEST_FOR_PLACE = Duration.ofSeconds(1);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final String WAIT =
            "How long to wait for the grade, such as 10s (30s at most): 200 with the grade when it"
                    + " is there in time, else 202";
    private static final String KEY =
            "Your name for this request: sent again under the same name it is the same submission";
    private static final String LEARNER = "Whose it is, by an id or a name";

    private final Settings settings;
    private final Lookup lookup;
    private final Desk desk;
    private final Limiter limiter;
    private final Caller caller;
    private final Rosters rosters;

    SubmissionResource(
            Settings settings,
            Lookup lookup,
            Desk desk,
            Limiter limiter,
            Caller caller,
            Rosters rosters) {
        this.settings = settings;
        this.lookup = lookup;
        this.desk = desk;
        this.limiter = limiter;
        this.caller = caller;
        this.rosters = rosters;
    }

    /** Takes answers as JSON. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Hand something in",
            description =
                    "Answers as JSON: `learner`, and `answers` with a `question` each; or one"
                            + " `question` with its `answer` or `files`. Also a sheet or a notebook"
                            + " as the body, or a zip: with `?question=` the files of one answer,"
                            + " else a folder with one sheet in it. When 202 comes, it is kept.")
    @RequestBody(
            content = @Content(schema = @Schema(implementation = ApiSchemas.SubmissionBody.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is on disk, and will be graded; `Location` says where to ask",
            content = @Content(schema = @Schema(implementation = ApiSchemas.ReceiptBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "It is graded already (with `wait`)",
            content =
                    @Content(
                            schema =
                                    @Schema(implementation = ApiSchemas.SubmissionGradeBody.class)))
    @APIResponse(
            responseCode = "422",
            description = "The idempotency key was used for something else",
            content =
                    @Content(
                            mediaType = ProblemJson.TYPE,
                            schema = @Schema(implementation = ApiSchemas.Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too often; `Retry-After` says when to try again",
            content =
                    @Content(
                            mediaType = ProblemJson.TYPE,
                            schema = @Schema(implementation = ApiSchemas.Problem.class)))
    public Response answers(
            String course,
            @Parameter(description = WAIT) @RestQuery @Nullable String wait,
            @RestQuery("for") @Nullable String reader,
            @Parameter(description = KEY) @RestHeader("Idempotency-Key") @Nullable String key,
            InputStream body)
            throws RefusedException, KeyReusedException, IOException, InterruptedException {
        ServedCourse served = lookup.course(course);
        Ask ask = ask(wait, reader, key);
        byte[] bytes = BoundedBytes.read(body, settings.largestBody());
        Submission submission =
                AnswersJson.read(withLearner(JsonText.read(bytes)), served.course());
        return receive(served, submission, new Upload(Upload.Kind.ANSWERS, bytes), ask);
    }

    /** Takes a sheet. */
    @POST
    @Consumes({MediaType.TEXT_PLAIN, "text/markdown", NOTEBOOK, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(hidden = true)
    public Response sheet(
            String course,
            @Parameter(description = LEARNER) @RestQuery @Nullable String learner,
            @RestQuery @Nullable String name,
            @RestQuery @Nullable String wait,
            @RestQuery("for") @Nullable String reader,
            @RestHeader("Idempotency-Key") @Nullable String key,
            @RestHeader("Content-Type") @Nullable String type,
            InputStream body)
            throws RefusedException, KeyReusedException, IOException, InterruptedException {
        ServedCourse served = lookup.course(course);
        Ask ask = ask(wait, reader, key);
        boolean isNotebook = type != null && type.startsWith(NOTEBOOK);
        String named =
                name != null && !name.isBlank() ? name : isNotebook ? "sheet.ipynb" : "sheet.txt";
        byte[] bytes = BoundedBytes.read(body, settings.largestBody());
        Sheet sheet;
        try {
            sheet = served.sheets().read(named, bytes);
        } catch (UnreadableSheetException e) {
            throw ApiException.of(400, "No sheet", String.valueOf(e.getMessage()));
        }
        String whose = learner == null ? caller.handsInAs().orElse(null) : learner;
        if (whose == null && name == null && sheet.learner().equals("sheet")) {
            throw new RefusedException(
                    "the sheet does not say whose it is: give ?learner=, or a line \"Name: …\"");
        }
        return receive(served, sheet, whose, new Upload(Upload.Kind.SHEET, bytes), ask);
    }

    /** Takes a zip. */
    @POST
    @Consumes({ZIP, "application/x-zip-compressed"})
    @Operation(hidden = true)
    public Response zip(
            String course,
            @Parameter(description = LEARNER) @RestQuery @Nullable String learner,
            @RestQuery @Nullable String question,
            @RestQuery @Nullable String wait,
            @RestQuery("for") @Nullable String reader,
            @RestHeader("Idempotency-Key") @Nullable String key,
            InputStream body)
            throws RefusedException, KeyReusedException, IOException, InterruptedException {
        ServedCourse served = lookup.course(course);
        Ask ask = ask(wait, reader, key);
        byte[] bytes = BoundedBytes.read(body, settings.largestBody());
        String whose = learner == null ? caller.handsInAs().orElse(null) : learner;
        SequencedMap<String, byte[]> files = PackedFiles.read(bytes, PackedFiles.Bounds.LEARNER);
        if (question == null) {
            Sheet sheet = FilesAnswer.sheet(files, served.sheets());
            return receive(served, sheet, whose, new Upload(Upload.Kind.ZIP, bytes), ask);
        }
        Question asked = AnswersJson.question(served.course(), question, "");
        Submission one =
                new Submission(
                        AnswersJson.learner(whose == null ? "" : whose),
                        List.of(new Given(asked.id(), FilesAnswer.answer(files), List.of())),
                        List.of());
        // What answers one question shows that question alone.
        return receive(served, one, new Upload(Upload.Kind.ANSWERS, bytes, asked.id()), ask);
    }

    private static Submission of(@Nullable String learner, Submission submission)
            throws RefusedException {
        if (submission.answers().isEmpty()) {
            String found =
                    submission.problems().stream().map(Remark::message).findFirst().orElse("");
            throw new RefusedException(
                    "no question of the course was found in it"
                            + (found.isEmpty() ? "" : ": " + found));
        }
        String whose = AnswersJson.learner(learner == null ? submission.learner() : learner);
        return new Submission(whose, submission.answers(), submission.problems());
    }

    /** A learner need not say who they are. */
    private JsonNode withLearner(JsonNode body) {
        if (body instanceof ObjectNode object && !object.has("learner")) {
            caller.handsInAs().ifPresent(own -> object.put("learner", own));
        }
        return body;
    }

    /** How the answer to a request is asked for. */
    private record Ask(Duration patience, Reader reader, Optional<String> key) {}

    private static Ask ask(@Nullable String wait, @Nullable String reader, @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > NewSubmission.LONGEST_NAME)) {
            throw ApiException.of(400, "Bad request", "An Idempotency-Key has 1 to 200 characters");
        }
        return new Ask(
                Waits.parse(wait, LONGEST_WAIT),
                Reader.parse(reader == null ? "learner" : reader),
                Optional.ofNullable(key));
    }

    private Response receive(
            ServedCourse course, Sheet sheet, @Nullable String whose, Upload upload, Ask ask)
            throws RefusedException, KeyReusedException, InterruptedException {
        Submission read = of(whose, sheet.toSubmission());
        List<String> named =
                whose == null
                        ? Stream.concat(Stream.of(read.learner()), sheet.id().stream()).toList()
                        : List.of(whose);
        return receive(course, read, named, upload, ask);
    }

    private Response receive(ServedCourse course, Submission read, Upload upload, Ask ask)
            throws RefusedException, KeyReusedException, InterruptedException {
        return receive(course, read, List.of(read.learner()), upload, ask);
    }

    private Response receive(
            ServedCourse course, Submission read, List<String> named, Upload upload, Ask ask)
            throws RefusedException, KeyReusedException, InterruptedException {
        // Who hands in for others may call them as the roster does not.
        String whose =
                caller.handsInAs().isPresent()
                        ? read.learner()
                        : rosters.learner(course.course().id(), named);
        Submission submission = new Submission(whose, read.answers(), read.problems());
        caller.handsInAs()
                .filter(own -> !own.equals(submission.learner()))
                .ifPresent(
                        own -> {
                            throw ApiException.of(
                                    403,
                                    "Not yours to do",
                                    "You hand in as " + own + ", and for nobody else");
                        });
        limiter.pass(course.course().id(), submission.learner());
        NewSubmission given =
                new NewSubmission(
                        course.course().id(),
                        submission,
                        upload,
                        Lane.INTERACTIVE,
                        Optional.empty(),
                        ask.key());
        String id = Submissions.newId();
        Receipt receipt;
        if (ask.patience().isPositive()) {
            long until = System.nanoTime() + ask.patience().toNanos();
            // Open before it is there, so that its end is not missed.
            try (Progress.Watch watch = desk.progress().watch(id)) {
                receipt = desk.receive(id, given, min(LONGEST_FOR_PLACE, ask.patience()));
                Optional<JsonNode> grade =
                        receipt.kept().isEmpty()
                                ? await(receipt.id(), until, ask)
                                : receipt.grades().isEmpty()
                                        ? await(receipt.kept().get(), watch, until, ask)
                                        : Optional.of(
                                                grade(receipt.kept().get(), receipt.grades(), ask));
                if (grade.isPresent()) {
                    return Response.ok(grade.get()).location(location(receipt.id())).build();
                }
            }
        } else {
            receipt = desk.receive(id, given, Duration.ZERO);
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", receipt.id()).put("course", course.course().id());
        json.put("learner", submission.learner());
        json.put("answers", submission.answers().size());
        json.put("repeated", !receipt.isNew());
        json.put("status", location(receipt.id()).toString());
        json.put("grade", location(receipt.id()) + "/grade");
        json.put("events", location(receipt.id()) + "/events");
        return Response.accepted(json).location(location(receipt.id())).build();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static URI location(String id) {
        return URI.create("/api/v1/submissions/" + id);
    }

    /** The grade of what came before, when all of it is there in time. */
    private Optional<JsonNode> await(String id, long until, Ask ask) throws InterruptedException {
        try (Progress.Watch watch = desk.progress().watch(id)) {
            StoredSubmission submission = desk.store().submissions().find(id).orElseThrow();
            return desk.store().jobs().isWaiting(id)
                    ? await(submission, watch, until, ask)
                    : Optional.of(grade(submission, ask));
        }
    }

    /** The grade of what waits, when all of it is there in time. */
    private Optional<JsonNode> await(
            StoredSubmission submission, Progress.Watch watch, long until, Ask ask)
            throws InterruptedException {
        do {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            // Another process may grade it: then nobody tells this one.
            watch.await(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
        } while (!watch.isOver() && desk.store().jobs().isWaiting(submission.id()));
        return Optional.of(grade(submission, ask));
    }

    private JsonNode grade(StoredSubmission submission, Map<String, Kept> grades, Ask ask) {
        caller.audit(desk, submission.course(), submission.id());
        return desk.grade(submission, caller.audience(ask.reader()), grades);
    }

    private JsonNode grade(StoredSubmission submission, Ask ask) {
        caller.audit(desk, submission.course(), submission.id());
        return desk.grade(submission, caller.audience(ask.reader()));
    }
}
