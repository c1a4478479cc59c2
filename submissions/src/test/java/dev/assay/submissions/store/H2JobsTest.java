package dev.assay.submissions.store;

import java.nio.file.Path;

/** Jobs on the embedded database. */
class H2JobsTest extends JobsContract {

    @Override
    StoreSettings settings(Path data) {
        return H2.database(data);
    }
}
