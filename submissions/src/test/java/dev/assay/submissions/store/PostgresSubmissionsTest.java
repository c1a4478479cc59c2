package dev.assay.submissions.store;

import java.nio.file.Path;

/** Submissions on PostgreSQL. */
class PostgresSubmissionsTest extends SubmissionsContract {

    @Override
    StoreSettings settings(Path data) throws Exception {
        return Postgres.database(data);
    }

    @Override
    void cut(StoreSettings settings) throws Exception {
        Postgres.cut(settings);
    }
}
