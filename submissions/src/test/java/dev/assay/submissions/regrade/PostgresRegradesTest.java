package dev.assay.submissions.regrade;

import dev.assay.submissions.store.Postgres;
import dev.assay.submissions.store.StoreSettings;
import java.nio.file.Path;

/** Regrades on PostgreSQL. */
class PostgresRegradesTest extends RegradesContract {

    @Override
    protected StoreSettings settings(Path data) throws Exception {
        return Postgres.database(data);
    }
}
