package dev.assay.submissions.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** What accounts are entered by: 256 random bits each, of which only the hash is kept. */
final class Tokens {

    private static final String PREFIX = "assay_";
    private static final int BYTES = 32;
    private static final Pattern WRITTEN = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text can be somebody's token at all. */
    static boolean isWellFormed(String text) {
        return WRITTEN.matcher(text).matches();
    }

    static String hash(String token) {
        return Contents.hash(token.getBytes(StandardCharsets.UTF_8));
    }
}
