package dev.assay.submissions.review;

import dev.assay.submissions.store.Postgres;
import dev.assay.submissions.store.StoreSettings;
import java.nio.file.Path;

/** Reviews on PostgreSQL. */
class PostgresReviewingTest extends ReviewingContract {

    @Override
    protected StoreSettings settings(Path data) throws Exception {
        return Postgres.database(data);
    }
}
