package dev.assay.submissions.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.grading.Submission.Given;
import dev.assay.grading.Submission.Remark;
import dev.assay.spi.AnswerFile;
import java.util.Optional;

/**
 * Submissions that were kept a moment ago and are about to be graded: whoever does need not read
 * again what is still at hand. Each is taken once; what nobody takes makes room for others.
 */
final class Fresh {

    private static final long MOST_BYTES = 16L << 20;
    private static final int ENTRY_BYTES = 500;

    private final Cache<String, StoredSubmission> byId =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .<String, StoredSubmission>weigher((id, submission) -> weight(submission))
                    .executor(Runnable::run)
                    .build();

    void add(StoredSubmission submission) {
        byId.put(submission.id(), submission);
    }

    Optional<StoredSubmission> take(String id) {
        return Optional.ofNullable(byId.asMap().remove(id));
    }

    private static int weight(StoredSubmission submission) {
        int bytes = ENTRY_BYTES;
        for (Given given : submission.submission().answers()) {
            bytes += ENTRY_BYTES;
            for (AnswerFile file : given.answer().files()) {
                bytes += Character.BYTES * file.text().length();
            }
        }
        for (Remark remark : submission.submission().problems()) {
            bytes +=
                    ENTRY_BYTES
                            + Character.BYTES
                                    * (remark.text().length() + remark.message().length());
        }
        return bytes;
    }
}
