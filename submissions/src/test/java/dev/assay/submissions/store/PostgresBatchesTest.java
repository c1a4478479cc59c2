package dev.assay.submissions.store;

import java.nio.file.Path;
import java.sql.Connection;

/** Batches on PostgreSQL. */
class PostgresBatchesTest extends BatchesContract {

    @Override
    StoreSettings settings(Path data) throws Exception {
        return Postgres.database(data);
    }

    @Override
    Connection connect(StoreSettings settings) throws Exception {
        return Postgres.connect(settings);
    }
}
