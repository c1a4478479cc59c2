package dev.assay.submissions.review;

import dev.assay.submissions.store.StoreSettings;
import java.nio.file.Path;

/** Reviews on the embedded database. */
class H2ReviewingTest extends ReviewingContract {

    @Override
    protected StoreSettings settings(Path data) {
        return StoreSettings.embedded(data);
    }
}
