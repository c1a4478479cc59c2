package dev.assay.submissions.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.submissions.store.Account;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whose token a request bears. A right one always gets in, whoever else sends wrong ones from the
 * same address; those hardly reach the database.
 */
@Singleton
final class Bearer {

    /** What stands before a token. */
    static final String SCHEME = "bearer ";

    private static final int WRONG_TOKENS_A_MINUTE = 20;
    private static final int MOST_ADDRESSES = 10_000;

    private final Desk desk;
    private final Cache<String, Limiter.Bucket> wrong =
            Caffeine.newBuilder()
                    .maximumSize(MOST_ADDRESSES)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();

    Bearer(Desk desk) {
        this.desk = desk;
    }

    /**
     * The account.
     *
     * @param authorization the header
     * @throws ApiException 401 when it is nobody's, 429 when too many came that were nobody's
     */
    Account account(@Nullable String authorization, HttpServerRequest request) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw ApiException.of(
                    401,
                    "Who are you?",
                    "Send your token: the header Authorization: Bearer assay_…");
        }
        return desk.store()
                .accounts()
                .of(authorization.substring(SCHEME.length()).strip())
                .orElseThrow(() -> wrong(request.remoteAddress().hostAddress()));
    }

    private ApiException wrong(@Nullable String address) {
        long nanos =
                wrong.get(
                                String.valueOf(address),
                                from ->
                                        new Limiter.Bucket(
                                                WRONG_TOKENS_A_MINUTE, TimeUnit.MINUTES.toNanos(1)))
                        .take(System.nanoTime());
        return nanos > 0
                ? ApiException.later(
                        429,
                        "Too often",
                        "Too many wrong tokens came from here",
                        TimeUnit.NANOSECONDS.toSeconds(nanos) + 1)
                : ApiException.of(401, "Who are you?", "Nobody has this token, or not any more");
    }
}
