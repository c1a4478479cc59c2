package dev.assay.submissions.store;

import java.nio.file.Path;
import java.sql.Connection;

/** Batches on the embedded database. */
class H2BatchesTest extends BatchesContract {

    @Override
    StoreSettings settings(Path data) {
        return H2.database(data);
    }

    @Override
    Connection connect(StoreSettings settings) throws Exception {
        return H2.connect(settings);
    }
}
