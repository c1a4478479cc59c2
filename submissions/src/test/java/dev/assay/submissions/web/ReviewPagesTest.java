package dev.assay.submissions.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages for graders on a server with accounts: who is let in, and what a form may do. */
@QuarkusTest
@TestProfile(ClosedServer.Closed.class)
@WithTestResource(CoursesFolder.class)
class ReviewPagesTest extends ClosedServer {

    @Inject Desk desk;

    private static final String HOSTILE = "</pre><script>alert(1)</script> LIFO";
    private static final Pattern FORM =
            Pattern.compile(
                    "action=\"(/review/basics/submissions/([^/]+)/questions/001-stack)\">\\s*"
                            + "<input type=\"hidden\" name=\"key\" value=\"([^\"]*)\">\\s*"
                            + "<input type=\"hidden\" name=\"event\" value=\"([0-9]+)\">");

    private static Response enter(String token) {
        return given().redirects().follow(false).formParam("token", token).post("/review/sign-in");
    }

    private static String cookie(String token) {
        Response entered = enter(token);
        entered.then().statusCode(303).header("Location", equalTo("/review"));
        return entered.cookie(SignIn.COOKIE);
    }

    private static RequestSpecification browsing(String cookie) {
        return given().redirects().follow(false).cookie(SignIn.COOKIE, cookie);
    }

    private static String asked(String learner, String answer) {
        String token = learner(learner);
        String id =
                location(
                        as(token)
                                .body(Map.of("question", 1, "answer", answer))
                                .post(COURSE + "/submissions?wait=20s"));
        as(token)
                .body("{\"text\": \"Please <i>look</i>.\"}")
                .post("/api/v1/submissions/" + id + "/questions/1/look")
                .then()
                .statusCode(200);
        return id;
    }

    private static String location(Response response) {
        String location = response.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** The form for a submission's grade, as its page has it. */
    private static Map<String, String> form(String cookie, String learner) {
        String page =
                browsing(cookie).get("/review/basics/learner?id=" + learner).body().asString();
        Matcher form = FORM.matcher(page);
        assertThat(form.find()).as(page).isTrue();
        Map<String, String> fields = new HashMap<>();
        fields.put("action", form.group(1));
        fields.put("key", form.group(3));
        fields.put("event", form.group(4));
        return fields;
    }

    private static Response send(
            String cookie, Map<String, String> form, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(form);
        String action = fields.remove("action");
        fields.putAll(typed);
        return browsing(cookie).formParams(fields).post(action);
    }

    private static float points(String submission) {
        Number points = as(prof).get("/api/v1/submissions/" + submission + "/grade").path("points");
        return points.floatValue();
    }

    private static void points(String submission, float points) {
        assertThat(points(submission)).isEqualTo(points);
    }

    @Test
    void theCookieIsOfNoUseElsewhereAndToNoScript() {
        String set = enter(prof).header("Set-Cookie");
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/review");
        assertThat(set).doesNotContain("Max-Age", "Expires");
        browsing(cookie(prof)).get(COURSE + "/review").then().statusCode(401);
    }

    @Test
    void onlyGradersAreLetIn() {
        given().get("/review/basics")
                .then()
                .statusCode(401)
                .contentType("text/html")
                .body(containsString("action=\"/review/sign-in\""));
        // 429 when other tests have sent many wrong ones.
        enter("assay_nobody").then().statusCode(oneOf(401, 429)).body(containsString("wrong\">"));
        String learner = learner("page-lea");
        enter(learner).then().statusCode(403).body(containsString("for graders"));
        browsing(learner)
                .get("/review/basics")
                .then()
                .statusCode(403)
                .contentType("text/html")
                .body(not(containsString("LIFO")));
        browsing(cookie(prof)).get("/review/nonesuch").then().statusCode(404);
    }

    @Test
    void whatLearnersWroteIsText() {
        asked("page-mal", HOSTILE);
        String cookie = cookie(prof);
        for (String page : new String[] {"/review/basics", "/review/basics/learner?id=page-mal"}) {
            browsing(cookie)
                    .get(page)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .header("Content-Security-Policy", containsString("default-src 'self'"))
                    .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;"))
                    .body(not(containsString("<script")));
        }
        browsing(cookie)
                .get("/review/basics")
                .then()
                .body(containsString("Please &lt;i&gt;look&lt;/i&gt;."));
    }

    @Test
    void aGradeIsDecidedOnceAndTakenBack() {
        String id = asked("page-nan", "First come, first served.");
        String cookie = cookie(prof);
        Map<String, String> form = form(cookie, "page-nan");
        Map<String, String> given = Map.of("what", "give", "points", "1,5", "reason", "a queue");
        send(cookie, form, given)
                .then()
                .statusCode(303)
                .header("Location", containsString("done=1"));
        points(id, 1.5f);
        send(cookie, form, Map.of("what", "give", "points", "0", "reason", "again"))
                .then()
                .statusCode(409)
                .body(containsString("has changed since you looked"));
        points(id, 1.5f);
        Map<String, String> now = form(cookie, "page-nan");
        send(cookie, now, Map.of("what", "withdraw")).then().statusCode(303);
        as(prof).get("/api/v1/submissions/" + id + "/history?for=grader")
                .then()
                .body("events.actor", equalTo(java.util.List.of("assay", "prof", "prof")));
    }

    @Test
    void whatCanNotBeKeptIsOnThePageAgainWithWhatIsWrong() {
        String id = asked("page-oda", "Nobody knows.");
        String cookie = cookie(prof);
        Map<String, String> form = form(cookie, "page-oda");
        float before = points(id);
        Map<String, String> typed =
                Map.of(
                        "what",
                        "give",
                        "points",
                        "7",
                        "reason",
                        "\"generous\" <b>",
                        "feedback",
                        "Ok");
        send(cookie, form, typed)
                .then()
                .statusCode(409)
                .body(containsString("the question has 2 points"))
                .body(containsString("value=\"&quot;generous&quot; &lt;b&gt;\""))
                .body(containsString("value=\"7\""));
        send(cookie, form, Map.of("what", "give", "points", "1"))
                .then()
                .statusCode(400)
                .body(containsString("say why"));
        send(cookie, form, Map.of("what", "confirm", "points", "1"))
                .then()
                .statusCode(400)
                .body(containsString("which is it?"));
        send(cookie, form, Map.of("what", "give", "points", "much", "reason", "x"))
                .then()
                .statusCode(400);
        points(id, before);
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        String id = asked("page-pia", "It is pushed.");
        String cookie = cookie(prof);
        Map<String, String> form = form(cookie, "page-pia");
        float before = points(id);
        Map<String, String> typed = Map.of("what", "give", "points", "2", "reason", "x");
        Map<String, String> keyless = new HashMap<>(form);
        keyless.remove("key");
        send(cookie, keyless, typed).then().statusCode(400).body(containsString("another sign-in"));
        keyless.put("key", "0".repeat(43));
        send(cookie, keyless, typed).then().statusCode(400);
        Map<String, String> fields = new HashMap<>(form);
        String action = fields.remove("action");
        fields.putAll(typed);
        browsing(cookie)
                .header("Origin", "http://evil.example")
                .formParams(fields)
                .post(action)
                .then()
                .statusCode(403);
        points(id, before);
    }

    @Test
    void oneDecisionHoldsForAllWhoGaveTheSameAnswer() {
        String one = asked("page-quy", "Plates, the very same.");
        String two = asked("page-ria", "Plates, the very same.");
        String cookie = cookie(prof);
        browsing(cookie)
                .get("/review/basics/learner?id=page-quy")
                .then()
                .body(containsString("also for the 1 others who gave the same answer"));
        send(
                        cookie,
                        form(cookie, "page-quy"),
                        Map.of("what", "give", "points", "0.5", "reason", "same", "alike", "on"))
                .then()
                .statusCode(303)
                .header("Location", containsString("done=2"));
        points(one, 0.5f);
        points(two, 0.5f);
        as(prof).get(COURSE + "/audit")
                .then()
                .body(
                        "events.findAll { it.action.startsWith('POST /review/') }.submission",
                        hasItems(one, two));
    }

    @Test
    void theListsShowEverybodyAndTheGradebook() {
        asked("page-sue", "LIFO, with push and pop.");
        desk.store().learners().enrol("basics", "page-nil", "Nil <b>", "");
        String cookie = cookie(prof);
        browsing(cookie).get("/review").then().body(containsString("href=\"/review/basics\""));
        browsing(cookie)
                .get("/review/basics/learners")
                .then()
                .body(allOf(containsString("learner?id=page-sue"), containsString("2 / 4")))
                .body(matchesPattern("(?s).*Nothing from: [^<]*Nil &lt;b&gt;.*"));
        browsing(cookie)
                .get("/review/basics/gradebook?layout=moodle")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("page-sue"));
    }

    @Test
    void whoSignsOutIsNobody() {
        String cookie = cookie(prof);
        String page = browsing(cookie).get("/review").body().asString();
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(page);
        assertThat(key.find()).isTrue();
        Response left = browsing(cookie).formParam("key", key.group(1)).post("/review/sign-out");
        left.then().statusCode(303);
        assertThat(left.header("Set-Cookie")).contains("Max-Age=0");
    }
}
