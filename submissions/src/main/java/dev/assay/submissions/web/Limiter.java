package dev.assay.submissions.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.submissions.store.Jobs;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Refuses what is too much, before anything of it is kept: of one learner, for one course, and when
 * so much waits that more would wait too long.
 */
@Singleton
class Limiter {

    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final long MOST_LEARNERS = 100_000;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int WAIT_SECONDS = 10;

    private final Settings.Limits limits;
    private final Desk desk;
    private final Cache<String, Bucket> learners =
            Caffeine.newBuilder()
                    .maximumSize(MOST_LEARNERS)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();
    private final Cache<String, Bucket> courses =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();
    private long looked;
    private boolean ever;
    private long waiting;

    Limiter(Settings settings, Desk desk) {
        this.limits = settings.limits();
        this.desk = desk;
    }

    /** Lets a submission pass, or says when it may come again. */
    void pass(String course, String learner) {
        if (waiting() >= limits.waiting()) {
            throw ApiException.later(
                    UNAVAILABLE,
                    "Too much waits",
                    "So many submissions wait to be graded that no more are taken now; nothing was"
                            + " kept of this one, hand it in again",
                    WAIT_SECONDS);
        }
        Bucket ofCourse =
                courses.get(
                        course,
                        id -> new Bucket(limits.coursePerSecond(), TimeUnit.SECONDS.toNanos(1)));
        Bucket ofLearner =
                learners.get(
                        course + "\n" + learner,
                        id -> new Bucket(limits.learnerPerMinute(), TimeUnit.MINUTES.toNanos(1)));
        take(ofLearner, "You hand in more than " + limits.learnerPerMinute() + " times a minute");
        take(ofCourse, "The course takes " + limits.coursePerSecond() + " submissions a second");
    }

    private static void take(Bucket bucket, String what) {
        long nanos = bucket.take(System.nanoTime());
        if (nanos > 0) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
            throw ApiException.later(
                    TOO_MANY,
                    "Too often",
                    what + "; nothing was kept, try again in " + seconds + " s",
                    seconds);
        }
    }

    private synchronized long waiting() {
        long now = System.nanoTime();
        if (!ever || now - looked > LOOK_AGAIN_NANOS) {
            Jobs.Depth depth = desk.store().jobs().depth();
            waiting = depth.all();
            looked = now;
            ever = true;
        }
        return waiting;
    }

    /** So many at once, and so many again within a time. */
    static final class Bucket {

        private final int size;
        private final double nanosEach;
        private double tokens;
        private long last;
        private boolean isFresh = true;

        Bucket(int size, long nanos) {
            this.size = size;
            this.nanosEach = (double) nanos / size;
            this.tokens = size;
        }

        /**
         * Takes one.
         *
         * @return 0, or after how many nanoseconds there is one
         */
        synchronized long take(long now) {
            if (!isFresh) {
                tokens = Math.min(size, tokens + Math.max(0, now - last) / nanosEach);
            }
            isFresh = false;
            last = now;
            if (tokens >= 1) {
                tokens--;
                return 0;
            }
            return (long) Math.ceil((1 - tokens) * nanosEach);
        }
    }
}
