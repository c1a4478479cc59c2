package dev.assay.submissions.web;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The Chromium of this machine. */
final class RealBrowser implements AutoCloseable {

    private static final Path PICTURES = Path.of("target/pictures");

    private final Playwright playwright;
    private final Browser browser;

    private RealBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it; where there is none the test is skipped, and says so. */
    static RealBrowser start() {
        @Nullable Path chromium =
                Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(null);
        if (chromium == null) {
            String skipped =
                    "THE PAGE IS NOT TESTED: there is no Chromium here (Debian: apt-get install"
                            + " chromium)";
            Logger.getLogger(RealBrowser.class).warn(skipped);
            abort(skipped);
        }
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions()
                        .setExecutablePath(Objects.requireNonNull(chromium))
                        .setArgs(
                                List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-background-networking"));
        return new RealBrowser(playwright, playwright.chromium().launch(options));
    }

    /** Somebody's windows, with nothing remembered from others. */
    BrowserContext context() {
        return context(true);
    }

    /** The same, with scripts or without. */
    BrowserContext context(boolean hasScripts) {
        return browser.newContext(
                new Browser.NewContextOptions()
                        .setViewportSize(1200, 860)
                        .setJavaScriptEnabled(hasScripts));
    }

    /** Keeps a picture of a page, for people to look at. */
    static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
