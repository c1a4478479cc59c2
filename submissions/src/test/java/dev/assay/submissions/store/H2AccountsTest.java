package dev.assay.submissions.store;

import java.nio.file.Path;

/** Accounts on the embedded database. */
class H2AccountsTest extends AccountsContract {

    @Override
    StoreSettings settings(Path data) {
        return StoreSettings.embedded(data);
    }
}
