package dev.assay.submissions.store;

import java.nio.file.Path;

/** Grades on PostgreSQL. */
class PostgresGradesTest extends GradesContract {

    @Override
    StoreSettings settings(Path data) throws Exception {
        return Postgres.database(data);
    }
}
