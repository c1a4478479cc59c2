package dev.assay.submissions.web;

import dev.assay.plugin.LivePlugins;
import dev.assay.spi.Finding;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * What checkers' services found on this machine. What is missing takes nothing else down, so it is
 * a matter of wellness, not of readiness.
 */
@Readiness
@Singleton
class ServicesHealth implements HealthCheck {

    /** A probe may start a sandbox: often enough is once in a while. */
    private static final long FRESH_NANOS = 60_000_000_000L;

    private final LivePlugins plugins;
    private final Desk desk;
    private List<Finding> findings = List.of();
    private long probed;
    private boolean ever;

    ServicesHealth(LivePlugins plugins, Desk desk) {
        this.plugins = plugins;
        this.desk = desk;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("services");
        // How this machine is made is nobody's business who has no account: `assay doctor` tells
        // it.
        for (Finding finding : desk.isSurelyOpen() ? probe() : List.<Finding>of()) {
            String mend = finding.mend().isEmpty() ? "" : ": " + finding.mend();
            health.withData(
                    finding.subject(),
                    finding.level().name().toLowerCase(Locale.ROOT)
                            + ": "
                            + finding.message()
                            + mend);
        }
        return health.up().build();
    }

    private synchronized List<Finding> probe() {
        if (!ever || System.nanoTime() - probed > FRESH_NANOS) {
            findings = plugins.catalogue().services().probe();
            probed = System.nanoTime();
            ever = true;
        }
        return findings;
    }
}
