package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.course.Course;
import dev.assay.spi.Audience;
import dev.assay.submissions.gradebook.ClassBook;
import dev.assay.submissions.gradebook.LearnerView;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.Learners.OnRoster;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What all learners of a course have in it, as a gradebook. */
@Path("/api/v1/courses/{course}/gradebook")
@RunOnVirtualThread
@Tag(name = "Submissions")
@AllowedTo(Role.ASSISTANT)
public class GradebookResource {

    private final Lookup lookup;
    private final Desk desk;
    private final Caller caller;

    GradebookResource(Lookup lookup, Desk desk, Caller caller) {
        this.lookup = lookup;
        this.desk = desk;
        this.caller = caller;
    }

    /** The gradebook, one learner after another. */
    @GET
    @Produces("text/csv")
    @Operation(
            summary = "A course's gradebook as CSV",
            description =
                    "A row for each learner, with the attempts that count as the policy says;"
                            + " `layout`: `plain` (default), `moodle` or `canvas`. What is not"
                            + " final is blank, never 0, and so is who handed in nothing.")
    @APIResponse(responseCode = "400", description = "There is no such layout")
    public Response gradebook(String course, @RestQuery @Nullable String layout) {
        Course served = lookup.course(course).course();
        ClassBook book = book(layout == null ? "plain" : layout);
        caller.audit(desk, served.id(), "");
        StreamingOutput csv = out -> write(served, book, out);
        return Response.ok(csv, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"gradebook.csv\"")
                .build();
    }

    private static ClassBook book(String layout) {
        try {
            return ClassBook.valueOf(layout.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ApiException.of(
                    400, "No such layout", "A layout is plain, moodle or canvas, not " + layout);
        }
    }

    private void write(Course course, ClassBook layout, OutputStream out) throws IOException {
        LearnerView view = new LearnerView(desk.store());
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        ClassBook.Book book = layout.open(text, course);
        for (OnRoster learner : desk.store().learners().all(course.id())) {
            Optional<ObjectNode> grade = view.of(course, learner.handle(), Audience.GRADER);
            ClassBook.Who who =
                    new ClassBook.Who(learner.handle(), learner.name(), learner.email());
            if (grade.isPresent()) {
                book.add(who, grade.get());
            } else {
                book.addNothing(who);
            }
        }
        text.flush();
    }
}
