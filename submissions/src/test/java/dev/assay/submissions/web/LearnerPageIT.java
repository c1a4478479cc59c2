package dev.assay.submissions.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The first page of a server with accounts, in a real browser: what a learner does there. */
@QuarkusTest
@TestProfile(ClosedServer.Closed.class)
@WithTestResource(CoursesFolder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LearnerPageIT extends ClosedServer {

    @TestHTTPResource("/")
    URI server;

    private @Nullable RealBrowser browser;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void startBrowser() {
        browser = RealBrowser.start();
    }

    @AfterAll
    void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openWindow() {
        complaints.clear();
        context = Objects.requireNonNull(browser).context();
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(this::complain);
    }

    /** A browser complains of every 404, also of that of who has handed nothing in yet. */
    private void complain(ConsoleMessage message) {
        if (!message.location().contains("/learners/")) {
            complaints.add(message.text());
        }
    }

    @AfterEach
    void closeWindow() {
        if (context != null) {
            context.close();
        }
    }

    private void comeIn(String token) {
        page.navigate(server + "#token=" + token);
        question("What is a stack?").waitFor();
    }

    private Locator question(String title) {
        return page.locator("#questions")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void byAPersonalLinkALearnerHandsInAndFindsTheGradeAgain() {
        comeIn(learner("page-ada"));
        assertThat(page.url()).doesNotContain("token");
        assertThat(page.locator("#standing").textContent()).contains("nothing handed in yet");
        assertThat(page.locator("#for-graders").isVisible()).isFalse();
        question("What is a stack?").click();
        page.locator("#answer").fill("It is LIFO.");
        button("Hand in").click();
        page.locator("#points").waitFor();
        page.locator(".list .earned").waitFor();
        String points = page.locator("#points").textContent();
        RealBrowser.picture(page, "learner");

        page.reload();
        page.locator("#standing").getByText("1 answered").waitFor();
        assertThat(page.locator(".list .earned").textContent()).isEqualTo(points);
        question("What is a stack?").click();
        page.locator("#points").waitFor();
        assertThat(page.locator("#points").textContent()).isEqualTo(points);
        assertThat(page.locator("#answer").inputValue()).isEqualTo("It is LIFO.");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aLearnerAsksForAnotherLookAndAPersonIsTold() {
        comeIn(learner("page-ben"));
        question("What is a stack?").click();
        page.locator("#answer").fill("A pile of plates.");
        button("Hand in").click();
        page.locator(".look summary").click();
        page.locator("#wish").fill("Plates <b>are</b> a stack.");
        button("Ask for another look").click();
        page.locator(".look").getByText("A person will look at it.").waitFor();
        assertThat(as(prof).get(COURSE + "/review").jsonPath().getList("items.asked", String.class))
                .contains("Plates <b>are</b> a stack.");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatIsSentAgainAfterACutConnectionIsOneSubmission() {
        comeIn(learner("page-cut"));
        question("What is a stack?").click();
        page.locator("#answer").fill("LIFO, after a cut.");
        page.route(
                "**/submissions?wait=30s",
                route -> {
                    route.fetch(); // it arrives, and its answer does not
                    route.abort();
                },
                new Page.RouteOptions().setTimes(1));
        button("Hand in").click();
        page.locator("#result [role=alert]").waitFor();
        button("Hand in").click();
        page.locator("#points").waitFor();
        assertThat(
                        as(prof).get(COURSE + "/learners/page-cut/grade")
                                .jsonPath()
                                .getInt("questions[0].attempt"))
                .isEqualTo(1);
    }

    @Test
    void whoHasNoTokenIsAskedForOne() {
        page.navigate(server.toString());
        page.locator("#enter").waitFor();
        page.locator("#token").fill("nobody");
        page.keyboard().press("Enter");
        page.locator("#count").getByText(Pattern.compile("token")).waitFor();
        page.locator("#token").fill(learner("page-late"));
        page.keyboard().press("Enter");
        question("What is a stack?").waitFor();
        assertThat(page.locator("#enter").isVisible()).isFalse();
    }
}
