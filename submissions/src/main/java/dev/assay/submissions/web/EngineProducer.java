package dev.assay.submissions.web;

import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.grading.table.TableSelfTest;
import dev.assay.plugin.LivePlugins;
import dev.assay.plugin.Refused;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Makes the engine's long-lived parts, once, and closes them in the end. */
@Singleton
final class EngineProducer {

    private static final Logger LOG = Logger.getLogger(EngineProducer.class);

    @Produces
    @Singleton
    @Unremovable
    LivePlugins plugins(Settings settings) {
        LivePlugins plugins =
                LivePlugins.watch(settings.data().resolve("plugins"), new TableSelfTest());
        for (Refused refused : plugins.catalogue().refused()) {
            LOG.warnf("not loaded: %s", refused);
        }
        return plugins;
    }

    @Produces
    @Singleton
    Grader grader() {
        return new Grader(GraderSettings.standard());
    }

    void close(@Disposes LivePlugins plugins) {
        plugins.close();
    }

    void close(@Disposes Grader grader) {
        grader.close();
    }
}
