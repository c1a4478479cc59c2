package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.Problem;
import dev.assay.submissions.store.Account.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The courses in service and their questions. */
@Path("/api/v1/courses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Courses", description = "What can be answered")
@AllowedTo({Role.ASSISTANT, Role.LEARNER})
public class CourseResource {

    private final CoursesInService courses;
    private final Lookup lookup;
    private final Caller caller;

    CourseResource(CoursesInService courses, Lookup lookup, Caller caller) {
        this.courses = courses;
        this.lookup = lookup;
        this.caller = caller;
    }

    /** All courses. */
    @GET
    @Operation(
            summary = "All courses in service",
            description =
                    "Each with its revision, its number of questions and how many problems its"
                            + " folder has now. `current` is false when the folder has changed in a"
                            + " way that can't be used: then the last good state is in service.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ApiSchemas.Courses.class)))
    public ObjectNode all() {
        return CourseViews.courses(
                courses.shelf().courses().values().stream()
                        .filter(served -> caller.isIn(served.course().id()))
                        .sorted(Comparator.comparing(served -> served.course().id()))
                        .toList());
    }

    /** One course. */
    @GET
    @Path("{course}")
    @Operation(summary = "One course")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ApiSchemas.CourseSummary.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such course; `near` names some that may be meant",
            content =
                    @Content(
                            mediaType = ProblemJson.TYPE,
                            schema = @Schema(implementation = ApiSchemas.Problem.class)))
    public ObjectNode one(String course) {
        return CourseViews.course(lookup.course(course));
    }

    /** A course's questions. */
    @GET
    @Path("{course}/questions")
    @Operation(
            summary = "A course's questions, by number",
            description = "Prompts only: never references, rubrics or model answers.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ApiSchemas.Questions.class)))
    public ObjectNode questions(String course) {
        return CourseViews.questions(lookup.course(course));
    }

    /** One question. */
    @GET
    @Path("{course}/questions/{question}")
    @Operation(summary = "One question, by its id or number")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ApiSchemas.QuestionView.class)))
    public ObjectNode question(String course, String question) {
        return CourseViews.question(lookup.question(lookup.course(course), question));
    }

    /** What is wrong with a course's folder. */
    @GET
    @Path("{course}/problems")
    @AllowedTo(Role.ASSISTANT)
    @Operation(
            summary = "What is wrong with a course's folder as it is now",
            description =
                    "Errors and warnings by file and line, each with how to mend it. Also of a"
                            + " folder that holds no usable course, by the folder's name.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ApiSchemas.Problems.class)))
    public ObjectNode problems(String course) {
        List<Problem> unusable = courses.shelf().unusable().get(course);
        if (unusable != null) {
            return CourseViews.problems(unusable, false);
        }
        ServedCourse served = lookup.course(course);
        return CourseViews.problems(served.problems(), served.current());
    }
}
