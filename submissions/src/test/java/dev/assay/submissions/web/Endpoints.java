package dev.assay.submissions.web;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Every endpoint, and what becomes of a request to it: of nobody, of the learner whose work it is
 * about, of another learner, of an assistant, of an instructor of another course and of one of all
 * courses. The bodies are such that whoever is let in changes nothing: 400, 404 and 409 say that
 * the endpoint itself has answered.
 */
final class Endpoints {

    /** Who asks, in the order of the table's columns. */
    enum Who {
        NOBODY,
        LEARNER,
        OTHER_LEARNER,
        ASSISTANT,
        INSTRUCTOR_ELSEWHERE,
        INSTRUCTOR
    }

    /**
     * An endpoint.
     *
     * @param handler the method that answers, as {@code Class.method}
     * @param statuses for each {@link Who}
     */
    record Row(
            String handler,
            String method,
            String path,
            String type,
            String body,
            List<Integer> statuses) {

        int status(Who who) {
            return statuses.get(List.of(Who.values()).indexOf(who));
        }
    }

    private static final Pattern SPACE = Pattern.compile(" +");

    /** ID is the learner's submission, RG a regrade of its course, BT a batch that failed. */
    private static final String TABLE =
            """
            AccountResource.make POST /accounts json {} 401 403 403 403 400 400
            AccountResource.all GET /accounts - - 401 403 403 403 200 200
            AccountResource.renew POST /accounts/none/token json {} 401 403 403 403 404 404
            AccountResource.revoke DELETE /accounts/none - - 401 403 403 403 404 404
            AuditResource.audit GET /courses/basics/audit - - 401 403 403 403 403 200
            BatchResource.status GET /batches/BT - - 401 403 403 200 404 200
            BatchResource.events GET /batches/BT/events - - 401 403 403 200 404 200
            BatchResource.results GET /batches/BT/results - - 401 403 403 409 404 409
            BatchResource.file GET /batches/BT/results/class.html - - 401 403 403 409 404 409
            BatchesResource.ofCourse GET /courses/basics/batches - - 401 403 403 200 403 200
            BatchesResource.zip POST /courses/basics/batches zip - 401 403 403 403 403 400
            BatchesResource.csv POST /courses/basics/batches csv - 401 403 403 403 403 400
            BatchesResource.lines POST /courses/basics/batches lines - 401 403 403 403 403 400
            CheckerResource.all GET /checkers - - 401 403 403 200 200 200
            CheckerResource.one GET /checkers/text.words - - 401 403 403 200 200 200
            CourseResource.all GET /courses - - 401 200 200 200 200 200
            CourseResource.one GET /courses/basics - - 401 200 200 200 403 200
            CourseResource.questions GET /courses/basics/questions - - 401 200 200 200 403 200
            CourseResource.question GET /courses/basics/questions/1 - - 401 200 200 200 403 200
            CourseResource.problems GET /courses/basics/problems - - 401 403 403 200 403 200
            DecisionResource.decide POST /submissions/ID/questions/1/decision json {} 401 403 403 400 404 400
            DecisionResource.withdraw POST /submissions/ID/questions/1/decision/withdraw json {} 401 403 403 400 404 400
            DecisionResource.look POST /submissions/ID/questions/1/look json {} 401 400 404 400 404 400
            GradeResource.grade POST /courses/basics/questions/1/grade json {} 401 403 403 403 403 400
            GradeResource.sheet POST /courses/basics/sheets notebook x 401 403 403 403 403 400
            GradeResource.upload POST /courses/basics/sheets form - 401 403 403 403 403 400
            GradebookResource.gradebook GET /courses/basics/gradebook - - 401 403 403 200 403 200
            LearnerResource.grade GET /courses/basics/learners/table-ada/grade - - 401 200 404 200 403 200
            PolicyResource.policy GET /courses/basics/policy - - 401 403 403 200 403 200
            PolicyResource.write PUT /courses/basics/policy yaml nonsense:1 401 403 403 403 403 400
            PolicyResource.history GET /courses/basics/policy/history - - 401 403 403 403 403 200
            PluginResource.all GET /plugins - - 401 403 403 403 200 200
            PluginResource.disable POST /plugins/none.jar/disable json {} 401 403 403 403 403 404
            PluginResource.enable POST /plugins/none.jar/enable json {} 401 403 403 403 403 404
            PluginResource.rollBack POST /plugins/none.jar/rollback json {} 401 403 403 403 403 404
            QueueResource.queue GET /queue - - 401 403 403 200 200 200
            RegradeResource.one GET /regrades/RG - - 401 403 403 200 404 200
            RegradeResource.changes GET /regrades/RG/changes - - 401 403 403 200 404 200
            RegradeResource.apply POST /regrades/RG/apply json {} 401 403 403 403 404 400
            RegradeResource.undo POST /regrades/RG/undo json {} 401 403 403 403 404 200
            RegradesResource.begin POST /courses/basics/regrades json {"against":"none"} 401 403 403 403 403 404
            RegradesResource.ofCourse GET /courses/basics/regrades - - 401 403 403 200 403 200
            ReviewResource.queue GET /courses/basics/review - - 401 403 403 200 403 200
            ReviewResource.publish POST /courses/none/review/publish json {} 401 403 403 403 403 404
            ReviewResource.withheld GET /courses/basics/review/withheld - - 401 403 403 200 403 200
            ReviewResource.release POST /courses/basics/review/release json {} 401 403 403 403 403 400
            RosterResource.enrol POST /courses/basics/roster csv x 401 403 403 403 403 400
            SubmissionResource.answers POST /courses/basics/submissions json {} 401 400 400 400 403 400
            SubmissionResource.sheet POST /courses/basics/submissions notebook x 401 400 400 400 403 400
            SubmissionResource.zip POST /courses/basics/submissions zip x 401 400 400 400 403 400
            SubmissionsResource.status GET /submissions/ID - - 401 200 404 200 404 200
            SubmissionsResource.grade GET /submissions/ID/grade - - 401 200 404 200 404 200
            SubmissionsResource.history GET /submissions/ID/history - - 401 200 404 200 404 200
            SubmissionsResource.retry POST /submissions/ID/retry json {} 401 403 403 409 404 409
            SubmissionsResource.events GET /submissions/ID/events - - 401 200 404 200 404 200
            ReviewPage.courses GET ~/review - - 401 403 403 200 200 200
            ReviewPage.queue GET ~/review/basics - - 401 403 403 200 403 200
            ReviewPage.learners GET ~/review/basics/learners - - 401 403 403 200 403 200
            ReviewPage.learner GET ~/review/basics/learner - - 401 403 403 404 403 404
            ReviewPage.gradebook GET ~/review/basics/gradebook - - 401 403 403 200 403 200
            ReviewPage.decide POST ~/review/basics/submissions/ID/questions/1 fields event=no 401 403 403 400 403 400
            SignInPage.ask GET ~/review/sign-in - - 200 200 200 200 200 200
            SignInPage.enter POST ~/review/sign-in fields token= 401 401 401 401 401 401
            SignInPage.leave POST ~/review/sign-out fields key=none 400 400 400 400 400 400
            MyAccountResource.me GET /accounts/me - - 401 200 200 200 200 200
            MyAccountResource.token POST /accounts/me/token json {} 401 200 200 200 200 200
            """;

    private Endpoints() {}

    /** The table; the last row takes everybody's token away. */
    static List<Row> all() {
        return TABLE.lines().map(Endpoints::row).toList();
    }

    /** A path of the API, or behind a tilde one of the pages. */
    private static String path(String cell) {
        return cell.startsWith("~") ? cell.substring(1) : "/api/v1" + cell;
    }

    private static Row row(String line) {
        List<String> cells = List.of(SPACE.split(line));
        return new Row(
                cells.get(0),
                cells.get(1),
                path(cells.get(2)),
                cells.get(3),
                cells.get(4).equals("-") ? "" : cells.get(4),
                cells.subList(5, cells.size()).stream().map(Integer::valueOf).toList());
    }
}
