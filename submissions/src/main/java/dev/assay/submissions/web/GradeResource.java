package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Question;
import dev.assay.sheet.Sheet;
import dev.assay.sheet.UnreadableSheetException;
import dev.assay.spi.Answer;
import dev.assay.submissions.intake.AnswerJson;
import dev.assay.submissions.intake.BoundedBytes;
import dev.assay.submissions.intake.JsonText;
import dev.assay.submissions.intake.RefusedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Grades at once: for instructors. Nothing is kept. */
@Path("/api/v1/courses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Grading", description = "Grades at once; nothing is kept")
public class GradeResource {

    private static final String NOTEBOOK = "application/x-ipynb+json";

    private final Settings settings;
    private final Lookup lookup;
    private final MeteredGrader grader;

    GradeResource(Settings settings, Lookup lookup, MeteredGrader grader) {
        this.settings = settings;
        this.lookup = lookup;
        this.grader = grader;
    }

    /** Grades one answer. */
    @POST
    @Path("{course}/questions/{question}/grade")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Grade one answer",
            description =
                    "Give `answer`, what was typed, or `files`. The grade shows every criterion"
                            + " with its evidence.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ApiSchemas.AnswerBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The grade",
            content = @Content(schema = @Schema(implementation = ApiSchemas.Grade.class)))
    @APIResponse(
            responseCode = "400",
            description = "The body is no answer; `detail` says why",
            content =
                    @Content(
                            mediaType = ProblemJson.TYPE,
                            schema = @Schema(implementation = ApiSchemas.Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such course or question; `near` names some that may be meant",
            content =
                    @Content(
                            mediaType = ProblemJson.TYPE,
                            schema = @Schema(implementation = ApiSchemas.Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The answer is larger than what is taken",
            content =
                    @Content(
                            mediaType = ProblemJson.TYPE,
                            schema = @Schema(implementation = ApiSchemas.Problem.class)))
    public ObjectNode grade(
            String course,
            String question,
            @Parameter(description = READER) @RestQuery("for") @Nullable String reader,
            InputStream body)
            throws RefusedException, IOException, InterruptedException {
        ServedCourse served = lookup.course(course);
        Question asked = lookup.question(served, question);
        Reader audience = Reader.parse(reader);
        Answer answer =
                AnswerJson.read(JsonText.read(BoundedBytes.read(body, settings.largestBody())));
        return grader.grade(served, asked.id(), answer, audience.audience());
    }

    private static final String READER =
            "Who reads the grade: `grader` (the default) sees all evidence, `learner` what a"
                    + " learner may see";

    /** Grades a sheet that is the request's body. */
    @POST
    @Path("{course}/sheets")
    @Consumes({MediaType.TEXT_PLAIN, "text/markdown", NOTEBOOK, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "Grade a sheet",
            description =
                    "The sheet is the body, as text or as a notebook; or upload one or more files"
                            + " as multipart/form-data. Several files give a list of grades.")
    @APIResponse(
            responseCode = "200",
            description = "The grade of every question of the course",
            content =
                    @Content(
                            schema =
                                    @Schema(implementation = ApiSchemas.SubmissionGradeBody.class)))
    public ObjectNode sheet(
            String course,
            @Parameter(description = READER) @RestQuery("for") @Nullable String reader,
            @Parameter(
                            description =
                                    "The file's name: names the learner where the sheet does not,"
                                            + " and .ipynb tells a notebook")
                    @RestQuery
                    @Nullable String name,
            @RestHeader("Content-Type") @Nullable String type,
            InputStream body)
            throws RefusedException, IOException, InterruptedException {
        boolean notebook = type != null && type.startsWith(NOTEBOOK);
        String named =
                name != null && !name.isBlank() ? name : notebook ? "sheet.ipynb" : "sheet.txt";
        byte[] bytes = BoundedBytes.read(body, settings.largestBody());
        return grade(lookup.course(course), named, bytes, Reader.parse(reader));
    }

    /** Grades sheets that were uploaded. */
    @POST
    @Path("{course}/sheets")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public JsonNode upload(
            String course,
            @RestQuery("for") @Nullable String reader,
            @RestForm(FileUpload.ALL) @Nullable List<FileUpload> files)
            throws RefusedException, IOException, InterruptedException {
        ServedCourse served = lookup.course(course);
        Reader audience = Reader.parse(reader);
        if (files == null || files.isEmpty()) {
            throw ApiException.of(
                    400, "No sheet", "There is no file in the form: upload the sheet as a file");
        }
        if (files.stream().mapToLong(FileUpload::size).sum() > settings.largestBody()) {
            throw RefusedException.tooLarge(
                    "the sheets have more than " + settings.largestBody() + " bytes");
        }
        ArrayNode grades = JsonNodeFactory.instance.arrayNode();
        for (FileUpload file : files) {
            byte[] bytes = Files.readAllBytes(file.uploadedFile());
            grades.add(grade(served, file.fileName(), bytes, audience));
        }
        return grades.size() == 1 ? grades.get(0) : grades;
    }

    private ObjectNode grade(ServedCourse course, String name, byte[] bytes, Reader reader)
            throws InterruptedException {
        Sheet sheet;
        try {
            sheet = course.sheets().read(name, bytes);
        } catch (UnreadableSheetException e) {
            throw ApiException.of(400, "No sheet", String.valueOf(e.getMessage()));
        }
        return grader.grade(course, sheet.toSubmission(), reader.audience());
    }
}
