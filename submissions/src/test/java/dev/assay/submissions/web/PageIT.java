package dev.assay.submissions.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first page in a real browser. Its pictures are in {@code target/pictures}. */
@QuarkusTest
@WithTestResource(CoursesFolder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {

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
    void openPage() {
        complaints.clear();
        context = Objects.requireNonNull(browser).context();
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(this::complain);
        page.navigate(server.toString());
    }

    private void complain(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
        }
    }

    @AfterEach
    void closePage() {
        if (context != null) {
            context.close();
        }
    }

    @Test
    void aQuestionIsChosenAnsweredAndGradedWithTheEvidenceMarked() {
        question("What is a stack?").click();
        page.getByLabel("Answer", exactly())
                .fill("It is LIFO: you push, push again and <b>wait</b>.");
        page.getByRole(AriaRole.BUTTON, named("Grade")).click();
        page.locator("#points").waitFor();
        picture("grade");

        assertThat(page.locator("#points").textContent()).isEqualTo("1.5 / 2");
        assertThat(page.locator("#status").textContent()).isEqualTo("graded");
        assertThat(page.locator("#marked mark").allTextContents()).startsWith("LIFO", "push");
        assertThat(page.locator("#marked").textContent())
                .isEqualTo("It is LIFO: you push, push again and <b>wait</b>.");
        assertThat(page.locator("#marked b").count()).isZero();
        assertThat(page.locator(".evidence").allTextContents())
                .anyMatch(text -> text.contains("missing: pop"));
        assertThat(page.locator(".feedback").first().textContent()).contains("You know the order.");
        assertThat(complaints).isEmpty();
    }

    @Test
    void nothingInAnAnswerHidesOrTurnsText() {
        question("What is a stack?").click();
        page.getByLabel("Answer", exactly()).fill("a\u202Eb\u200Bc\u00ADd LIFO e\u200Df");
        page.getByRole(AriaRole.BUTTON, named("Grade")).click();
        page.locator("#points").waitFor();
        assertThat(page.locator("#marked").textContent())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd LIFO e\u200Df");
        assertThat(page.locator("#marked mark").allTextContents()).containsExactly("LIFO");
    }

    @Test
    void theKeyboardIsEnough() {
        question("What is a stack?").waitFor();
        page.getByLabel("Find a question").focus();
        page.keyboard().type("random");
        assertThat(page.locator("#count").textContent()).isEqualTo("1 of 3 questions");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.locator("#question-title").getByText("Make a random tensor.").waitFor();
        page.waitForFunction("document.activeElement.id === 'answer'");
        page.keyboard().type("torch.rand(3, 3)");
        page.keyboard().press("Control+Enter");
        page.locator("#points").waitFor();
        assertThat(page.locator("#points").textContent()).isEqualTo("1 / 1");
        assertThat(page.locator("#marked mark").allTextContents()).containsExactly("torch.rand");
        assertThat(page.locator("#result").getAttribute("aria-live")).isEqualTo("polite");
        assertThat(complaints).isEmpty();
    }

    @Test
    void theLearnersViewHidesWhatIsForGraders() {
        question("What is a stack?").click();
        page.getByLabel("as the learner sees it").check();
        page.getByLabel("Answer", exactly()).fill("LIFO, push");
        page.getByLabel("Answer", exactly()).press("Control+Enter");
        page.locator("#points").waitFor();
        assertThat(page.locator("#result").textContent()).contains("LIFO").doesNotContain("pop");
    }

    @Test
    void aQuestionWithoutARubricSaysThatItIsNoZero() {
        question("Explain the").click();
        page.getByLabel("Answer", exactly()).fill("It frees memory.");
        page.getByLabel("Answer", exactly()).press("Control+Enter");
        page.locator("#status").waitFor();
        assertThat(page.locator("#points").textContent()).isEqualTo("– / 1");
        assertThat(page.locator("#status").textContent()).contains("our fault, not a zero");
    }

    @Test
    void aQuestionHasAnAddressOfItsOwn() {
        page.navigate(server + "#basics/002-random");
        page.reload();
        page.locator("#question-title").getByText("Make a random tensor.").waitFor();
        assertThat(page.locator(".list a[aria-current]").textContent()).contains("random tensor");
    }

    @ParameterizedTest
    @CsvSource({
        "#basics/no-question, There is no question no-question",
        "#no-course/001-stack, There is no course no-course",
        "#%zz, There is no course %zz",
    })
    void anAddressThatNamesNothingSaysSo(String address, String said) {
        page.navigate(server + address);
        page.reload();
        page.locator("#count").getByText(said).waitFor();
        page.navigate(server.toString());
        question("What is a stack?").click();
        page.locator("#question-title").getByText("What is a stack?").waitFor();
        page.evaluate("address => location.hash = address", address);
        page.locator("#count").getByText(said).waitFor();
        assertThat(page.locator("#question-title").textContent()).contains("What is a stack?");
    }

    @Test
    void aGradeThatComesLateDoesNotShowUnderTheNextQuestion() {
        question("What is a stack?").click();
        page.getByLabel("Answer", exactly()).fill("LIFO");
        page.evaluate(
                """
                () => {
                  const ask = window.fetch;
                  const late = new Promise(deliver => window.deliver = deliver);
                  window.fetch = async (path, options) => {
                    const response = await ask(path, options);
                    if (options?.method === 'POST') await late;
                    return response;
                  };
                }\
                """);
        page.getByRole(AriaRole.BUTTON, named("Grade")).click();
        question("Make a random tensor.").click();
        page.locator("#question-title").getByText("Make a random tensor.").waitFor();
        page.evaluate("() => { deliver(); return new Promise(done => setTimeout(done, 200)); }");
        assertThat(page.locator("#result").textContent()).isEmpty();
        page.getByLabel("Answer", exactly()).fill("torch.rand(3, 3)");
        page.getByRole(AriaRole.BUTTON, named("Grade")).click();
        page.locator("#points").waitFor();
        assertThat(page.locator("#points").textContent()).isEqualTo("1 / 1");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aServerThatWasAwayCostsNothingThatIsOnThePage() {
        question("What is a stack?").click();
        page.getByLabel("Answer", exactly()).fill("LIFO");
        page.getByRole(AriaRole.BUTTON, named("Grade")).click();
        page.locator("#points").waitFor();
        context.setOffline(true);
        page.locator("#count").getByText("The server does not answer").waitFor();
        assertThat(page.locator("#points").isVisible()).isTrue();
        context.setOffline(false);
        page.locator("#count").getByText("3 of 3 questions").waitFor();
        assertThat(page.locator("#points").isVisible()).isTrue();
        assertThat(page.getByLabel("Answer", exactly()).inputValue()).isEqualTo("LIFO");
    }

    @Test
    void theSkipLinkLeadsToTheFieldThatIsThereAndKeepsTheAddress() {
        page.locator(".skip").focus();
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
        question("What is a stack?").click();
        page.locator("#question-title").getByText("What is a stack?").waitFor();
        page.locator(".skip").focus();
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("answer");
        assertThat(page.url()).endsWith("#basics/001-stack");
    }

    @Test
    void anAnswerIsTypedInTheLettersOfCode() {
        assertThat(
                        (String)
                                page.evaluate(
                                        "getComputedStyle(document.getElementById('answer')).fontFamily"))
                .contains("monospace");
    }

    @Test
    void noPartOfThePageScrollsSidewaysAndTheChosenQuestionIsInView() {
        page.setViewportSize(400, 300);
        page.navigate(server + "#basics/003-no-rubric");
        page.reload();
        page.locator(".list a[aria-current]").waitFor();
        page.waitForFunction(
                "document.querySelector('.list a[aria-current]').getBoundingClientRect().bottom"
                        + " <= document.querySelector('.list').getBoundingClientRect().bottom");
        // A title that is one long word, as a call with its arguments can be.
        page.evaluate(
                "document.querySelector('.list a span:last-child').textContent ="
                        + " 'torch.nn.'.repeat(12)");
        for (int width : new int[] {1280, 1200, 768, 400}) {
            page.setViewportSize(width, 300);
            Object wide =
                    page.evaluate(
                            "[document.documentElement, ...document.querySelectorAll('.list,"
                                    + " main')].filter(each => each.scrollWidth > each.clientWidth)"
                                    + ".map(each => each.className || each.tagName)");
            assertThat((List<?>) wide).as("at %d pixels", width).isEmpty();
        }
    }

    @Test
    void codeInFeedbackIsShownAsCode() {
        question("Make a random tensor.").click();
        page.getByLabel("Answer", exactly()).fill("torch.random.rand(3)");
        page.getByLabel("Answer", exactly()).press("Control+Enter");
        page.locator("#points").waitFor();
        assertThat(page.locator(".feedback code").allTextContents())
                .contains("torch.random.rand", "torch.rand");
    }

    @Test
    void everyFieldHasALabelAndThePageFitsAPhoneAndTheDark() {
        question("What is a stack?").click();
        page.getByLabel("Answer", exactly()).fill("LIFO");
        page.getByLabel("Answer", exactly()).press("Control+Enter");
        page.locator("#points").waitFor();
        Object unlabelled =
                page.evaluate(
                        "[...document.querySelectorAll('input, select, textarea')].filter(field =>"
                                + " field.labels.length === 0).map(field => field.id)");
        assertThat((List<?>) unlabelled).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("dark");
        page.setViewportSize(390, 844);
        picture("phone");
        Object overflow = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertThat(overflow).isEqualTo(false);
    }

    private Locator question(String title) {
        return page.locator("#questions")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private void picture(String name) {
        RealBrowser.picture(page, name);
    }
}
