package dev.assay.submissions.store;

import java.nio.file.Path;

/** Accounts on PostgreSQL. */
class PostgresAccountsTest extends AccountsContract {

    @Override
    StoreSettings settings(Path data) throws Exception {
        return Postgres.database(data);
    }
}
