package dev.assay.submissions.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages for graders in a real browser, without scripts and by keyboard. */
@QuarkusTest
@TestProfile(ClosedServer.Closed.class)
@WithTestResource(CoursesFolder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewPageIT extends ClosedServer {

    @TestHTTPResource("/review/basics")
    URI server;

    private @Nullable RealBrowser browser;

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

    private static void handIn(String learner, String answer) {
        String token = learner(learner);
        String location =
                as(token)
                        .body(Map.of("question", 1, "answer", answer))
                        .post(COURSE + "/submissions?wait=20s")
                        .header("Location");
        as(token)
                .body("{\"text\": \"I said what it is.\"}")
                .post(location + "/questions/1/look")
                .then()
                .statusCode(200);
    }

    @Test
    void aGradeIsDecidedByKeyboardWithoutAScript() {
        handIn("it-ada", "<img src=x onerror=alert(1)> a pile, LIFO");
        try (BrowserContext context = Objects.requireNonNull(browser).context(false)) {
            Page page = context.newPage();
            page.navigate(server.toString());
            page.locator("#token").focus();
            page.keyboard().type(prof);
            page.keyboard().press("Enter");
            page.waitForURL("**/review");
            page.navigate(server.toString());
            RealBrowser.picture(page, "review");
            assertThat(page.locator("main img").count()).isZero();
            page.locator("article", new Page.LocatorOptions().setHasText("a pile, LIFO"))
                    .first()
                    .locator("[name=points]")
                    .focus();
            page.keyboard().type("1.5");
            page.keyboard().press("Tab");
            page.keyboard().type("the pile counts");
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.STATUS).getByText("Done").waitFor();
            assertThat(page.locator("article").allTextContents())
                    .noneMatch(text -> text.contains("a pile, LIFO"));
            page.navigate(server + "/learner?id=it-ada");
            assertThat(page.locator("main").textContent())
                    .contains("1.5", "Decided by prof: the pile counts (it was 1)");
            RealBrowser.picture(page, "review-learner");
        }
    }

    @Test
    void everyFieldHasALabelAndThePageFitsAPhoneAndTheDark() {
        handIn("it-ben", "x".repeat(300) + " LIFO");
        try (BrowserContext context = Objects.requireNonNull(browser).context()) {
            Page page = context.newPage();
            page.navigate(server.toString());
            page.locator("#token").fill(prof);
            page.keyboard().press("Enter");
            page.waitForURL("**/review");
            page.navigate(server.toString());
            page.locator("article").first().waitFor();
            Object unlabelled =
                    page.evaluate(
                            "[...document.querySelectorAll('input:not([type=hidden])')].filter(field"
                                + " => field.labels.length === 0).map(field => field.name)");
            assertThat((List<?>) unlabelled).isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.setViewportSize(390, 844);
            RealBrowser.picture(page, "review-phone");
            Object isWide =
                    page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
            assertThat(isWide).isEqualTo(false);
        }
    }
}
