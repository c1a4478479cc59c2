package dev.assay.submissions.web;

import dev.assay.submissions.store.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the store answers; shows how much waits. */
@Readiness
@ApplicationScoped
class StoreHealth implements HealthCheck {

    private final Desk desk;

    StoreHealth(Desk desk) {
        this.desk = desk;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("store");
        try {
            Jobs.Depth depth = desk.store().jobs().depth();
            if (!desk.isOpen()) {
                return health.up().build();
            }
            health.withData("waiting", depth.all()).withData("handed over", depth.handedOver());
            depth.oldest().map(Instant::toString).ifPresent(at -> health.withData("oldest", at));
            return health.up().build();
        } catch (RuntimeException e) {
            return health.withData("error", "the store does not answer").down().build();
        }
    }
}
