package dev.assay.submissions.web;

import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * How the pages for graders know who looks: by a cookie with their token, which goes to these pages
 * alone, no script reads and no other site's page has sent. Each form bears a key that is made of
 * it.
 */
final class SignIn {

    /** The cookie. */
    static final String COOKIE = "assay_review";

    private static final String PATH = "/review";

    private SignIn() {}

    /** The cookie of who has signed in: until the browser ends. */
    static NewCookie cookie(String token, boolean isEncrypted) {
        return common(token, isEncrypted).build();
    }

    /** What takes it away. */
    static NewCookie none(boolean isEncrypted) {
        return common("", isEncrypted).maxAge(0).build();
    }

    private static NewCookie.Builder common(String value, boolean isEncrypted) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(PATH)
                .httpOnly(true)
                .secure(isEncrypted)
                .sameSite(NewCookie.SameSite.STRICT);
    }

    /** What the forms of whoever has a token bear; nothing where nobody has signed in. */
    static String formKey(String token) {
        if (token.isEmpty()) {
            return "";
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("form " + token).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether a form that came is one of theirs. */
    static boolean isTheirs(String token, String key) {
        return MessageDigest.isEqual(
                formKey(token).getBytes(StandardCharsets.UTF_8),
                key.getBytes(StandardCharsets.UTF_8));
    }
}
