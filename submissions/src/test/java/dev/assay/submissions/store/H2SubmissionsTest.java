package dev.assay.submissions.store;

import java.nio.file.Path;

/** Submissions on the embedded database. */
class H2SubmissionsTest extends SubmissionsContract {

    @Override
    StoreSettings settings(Path data) {
        return H2.database(data);
    }

    @Override
    void cut(StoreSettings settings) throws Exception {
        H2.cut(settings);
    }
}
