package dev.assay.submissions.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.course.Course;
import dev.assay.submissions.export.ReviewHtml;
import dev.assay.submissions.export.ReviewHtml.Draft;
import dev.assay.submissions.export.ReviewHtml.Said;
import dev.assay.submissions.review.Decision;
import dev.assay.submissions.review.Reviewing;
import dev.assay.submissions.store.Account;
import dev.assay.submissions.store.Account.Role;
import dev.assay.submissions.store.HeldGrade;
import dev.assay.submissions.store.StoredSubmission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Pages for people who look at grades and decide them; they work without scripts. */
@Path("/review")
@Produces(ReviewPage.HTML)
@RunOnVirtualThread
@AllowedTo(Role.ASSISTANT)
public class ReviewPage {

    static final String HTML = "text/html;charset=UTF-8";
    static final String OLD_FORM = "The form was of another sign-in: load the page again";

    private final Lookup lookup;
    private final Desk desk;
    private final ReviewViews views;
    private final DecisionDesk decisions;
    private final GradebookResource gradebooks;
    private final Caller caller;

    ReviewPage(
            Lookup lookup,
            Desk desk,
            ReviewViews views,
            DecisionDesk decisions,
            GradebookResource gradebooks,
            Caller caller) {
        this.lookup = lookup;
        this.desk = desk;
        this.views = views;
        this.decisions = decisions;
        this.gradebooks = gradebooks;
        this.caller = caller;
    }

    /** The courses, and how much waits in each. */
    @GET
    @Operation(hidden = true)
    public String courses(@RestCookie(SignIn.COOKIE) @Nullable String cookie) {
        return views.courses(html(cookie));
    }

    /** What waits in a course. */
    @GET
    @Path("{course}")
    @Operation(hidden = true)
    public Response queue(
            String course,
            @RestQuery @Nullable String after,
            @RestQuery int done,
            @RestQuery int left,
            @RestCookie(SignIn.COOKIE) @Nullable String cookie) {
        try {
            Course served = lookup.course(course).course();
            caller.audit(desk, served.id(), "");
            String from = after == null ? "" : after;
            return Response.ok(
                            views.queue(
                                    html(cookie), served, from, said(done, left), Optional.empty()))
                    .build();
        } catch (ApiException e) {
            return refused(e);
        }
    }

    /** Everybody, and what they have. */
    @GET
    @Path("{course}/learners")
    @Operation(hidden = true)
    public Response learners(String course, @RestCookie(SignIn.COOKIE) @Nullable String cookie) {
        try {
            Course served = lookup.course(course).course();
            caller.audit(desk, served.id(), "");
            return Response.ok(views.learners(html(cookie), served)).build();
        } catch (ApiException e) {
            return refused(e);
        }
    }

    /** All that a learner answered. */
    @GET
    @Path("{course}/learner")
    @Operation(hidden = true)
    public Response learner(
            String course,
            @RestQuery @Nullable String id,
            @RestQuery int done,
            @RestQuery int left,
            @RestCookie(SignIn.COOKIE) @Nullable String cookie) {
        try {
            Course served = lookup.course(course).course();
            caller.audit(desk, served.id(), "");
            return Response.ok(
                            views.learner(
                                    html(cookie),
                                    served,
                                    id == null ? "" : id,
                                    said(done, left),
                                    Optional.empty()))
                    .build();
        } catch (ApiException e) {
            return refused(e);
        }
    }

    /** The gradebook, for who comes from these pages. */
    @GET
    @Path("{course}/gradebook")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response gradebook(String course, @RestQuery @Nullable String layout) {
        return gradebooks.gradebook(course, layout);
    }

    /** Decides a grade, and shows what is left. */
    @POST
    @Path("{course}/submissions/{id}/questions/{question}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(
            String course,
            String id,
            String question,
            @RestCookie(SignIn.COOKIE) @Nullable String cookie,
            MultivaluedMap<String, String> form) {
        String after = first(form, "after");
        String learner = first(form, "learner");
        try {
            Course served = lookup.course(course).course();
            StoredSubmission submission = decisions.submission(id);
            if (!submission.course().equals(served.id())) {
                throw ApiException.of(404, "No such submission", "There is no submission " + id);
            }
            caller.audit(desk, served.id(), id);
            if (cookie != null && !SignIn.isTheirs(cookie, first(form, "key"))) {
                throw ApiException.of(400, "Not decided", OLD_FORM);
            }
            try {
                Reviewing.Decided decided = decide(submission, question, form);
                String back =
                        learner.isEmpty()
                                ? "?after=" + encoded(after)
                                : "/learner?id=" + encoded(learner);
                return to(
                        "/review/%s%s&done=%d&left=%d"
                                .formatted(
                                        encoded(served.id()),
                                        back,
                                        decided.decided(),
                                        decided.left()));
            } catch (ApiException e) {
                // What was typed is on the page again, beside what is wrong with it.
                Optional<Said> said = Optional.of(new Said(String.valueOf(e.getMessage()), true));
                Optional<Draft> draft = Optional.of(draft(id, question, form));
                return Response.status(e.status())
                        .entity(
                                learner.isEmpty()
                                        ? views.queue(html(cookie), served, after, said, draft)
                                        : views.learner(html(cookie), served, learner, said, draft))
                        .build();
            }
        } catch (ApiException e) {
            return refused(e);
        }
    }

    private Reviewing.Decided decide(
            StoredSubmission submission, String question, MultivaluedMap<String, String> form) {
        HeldGrade seen = decisions.seen(submission, question, event(form));
        String actor = caller.actor(JsonNodeFactory.instance.objectNode());
        String reason = first(form, "reason").strip();
        String points = first(form, "points").strip().replace(',', '.');
        return switch (first(form, "what")) {
            case "withdraw" -> {
                String why = reason.isEmpty() ? "no reason given" : reason;
                decisions.withdraw(submission, seen, actor, why);
                yield new Reviewing.Decided(List.of(submission.id()), 0);
            }
            case "confirm" -> {
                if (!points.isEmpty()) {
                    throw bad("You typed points and confirmed the machine's: which is it?");
                }
                yield decisions.decide(
                        submission, seen, decision(actor, Optional.empty(), reason, form));
            }
            case "give" ->
                    decisions.decide(
                            submission,
                            seen,
                            decision(actor, Optional.of(number(points)), reason, form));
            default -> throw bad("Give points, or confirm the machine's");
        };
    }

    private static Decision decision(
            String actor,
            Optional<BigDecimal> points,
            String reason,
            MultivaluedMap<String, String> form) {
        try {
            return new Decision(
                    actor,
                    points,
                    reason,
                    first(form, "feedback"),
                    !first(form, "alike").isEmpty());
        } catch (IllegalArgumentException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private static BigDecimal number(String typed) {
        if (!typed.matches("[0-9]{1,6}([.][0-9]{1,6})?")) {
            throw bad("Points are a number such as 0.5, not \"" + typed + "\"");
        }
        return new BigDecimal(typed);
    }

    private static long event(MultivaluedMap<String, String> form) {
        String event = first(form, "event");
        if (!event.matches("[0-9]{1,18}")) {
            throw bad(OLD_FORM);
        }
        return Long.parseLong(event);
    }

    private static Draft draft(String id, String question, MultivaluedMap<String, String> form) {
        return new Draft(
                id + " " + question,
                first(form, "points"),
                first(form, "reason"),
                first(form, "feedback"),
                !first(form, "alike").isEmpty());
    }

    private static ApiException bad(String what) {
        return ApiException.of(400, "Not decided", what);
    }

    private static String first(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value;
    }

    private static Optional<Said> said(int done, int left) {
        if (done <= 0) {
            return Optional.empty();
        }
        String text = done == 1 ? "Done." : "Done, for " + done + " grades.";
        return Optional.of(
                new Said(
                        left <= 0
                                ? text
                                : text
                                        + " "
                                        + left
                                        + " of the same answer were left: it does not"
                                        + " fit them.",
                        false));
    }

    private ReviewHtml html(@Nullable String cookie) {
        return new ReviewHtml(
                SignIn.formKey(cookie == null ? "" : cookie), caller.account().map(Account::name));
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Where to go on. The address is not made absolute: a proxy may know another one. */
    static Response to(String path, NewCookie... cookies) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", path)
                .cookie(cookies)
                .build();
    }

    /** A page that says why there is no other. */
    static Response refused(ApiException e) {
        String text = String.valueOf(e.getMessage());
        return Response.status(e.status())
                .type(HTML)
                .entity(
                        e.status() == Response.Status.UNAUTHORIZED.getStatusCode()
                                ? ReviewHtml.signIn(Optional.empty())
                                : ReviewHtml.error(e.title(), text))
                .build();
    }
}
