package dev.assay.submissions.web;

import dev.assay.grading.Grader;
import dev.assay.grading.GraderSettings;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.Refused;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes the engine's long-lived parts, once, and closes them in the end. */
@Singleton
final class EngineProducer {

    private static final Logger LOG = Logger.getLogger(EngineProducer.class);

    @Produces
    @Singleton
    @Unremovable
    Catalogue catalogue(Settings settings) {
        Catalogue catalogue = Catalogue.load(Optional.of(settings.data().resolve("plugins")));
        for (Refused refused : catalogue.refused()) {
            LOG.warnf("not loaded: %s", refused);
        }
        return catalogue;
    }

    @Produces
    @Singleton
    Grader grader() {
        return new Grader(GraderSettings.standard());
    }

    void close(@Disposes Catalogue catalogue) {
        catalogue.close();
    }

    void close(@Disposes Grader grader) {
        grader.close();
    }
}
