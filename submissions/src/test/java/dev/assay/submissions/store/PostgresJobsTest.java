package dev.assay.submissions.store;

import java.nio.file.Path;

/** Jobs on PostgreSQL. */
class PostgresJobsTest extends JobsContract {

    @Override
    StoreSettings settings(Path data) throws Exception {
        return Postgres.database(data);
    }
}
