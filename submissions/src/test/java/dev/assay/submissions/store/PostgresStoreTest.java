package dev.assay.submissions.store;

import java.nio.file.Path;

/** The store on PostgreSQL. */
class PostgresStoreTest extends StoreContract {

    @Override
    StoreSettings settings(Path data) throws Exception {
        return Postgres.database(data);
    }
}
