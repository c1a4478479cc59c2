package dev.assay.submissions.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** What all pages begin with: one style, and a policy that forbids everything else. */
final class Pages {

    /** A server serves it, too. */
    private static final String STYLE = "/META-INF/resources/grade.css";

    private Pages() {}

    /** Everything up to the body's beginning. */
    static void begin(Html html, String title) {
        String style = style();
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        html.raw(
                "style-src 'sha256-"
                        + sha256(style)
                        + "'; base-uri 'none'; form-action 'none'\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
        html.text(title).raw("</title>\n<style>").raw(style).raw("</style>\n");
        html.raw("</head>\n<body>\n");
    }

    /** The same for a page that a server serves, with fields to fill in. */
    static void served(Html html, String title) {
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<link rel=\"icon\" href=\"/assay.svg\" type=\"image/svg+xml\">\n");
        html.raw("<link rel=\"stylesheet\" href=\"/grade.css\">\n");
        html.raw("<link rel=\"stylesheet\" href=\"/review.css\">\n<title>");
        html.text(title).raw("</title>\n</head>\n<body>\n");
    }

    private static String style() {
        try (InputStream in = Pages.class.getResourceAsStream(STYLE)) {
            return new String(
                    Objects.requireNonNull(in, STYLE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
