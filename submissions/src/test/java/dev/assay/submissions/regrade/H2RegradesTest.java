package dev.assay.submissions.regrade;

import dev.assay.submissions.store.StoreSettings;
import java.nio.file.Path;

/** Regrades on the embedded database. */
class H2RegradesTest extends RegradesContract {

    @Override
    protected StoreSettings settings(Path data) {
        return StoreSettings.embedded(data);
    }
}
