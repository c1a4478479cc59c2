package dev.assay.submissions.store;

import java.nio.file.Path;

/** Grades on the embedded database. */
class H2GradesTest extends GradesContract {

    @Override
    StoreSettings settings(Path data) {
        return H2.database(data);
    }
}
