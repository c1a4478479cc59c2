package dev.assay.submissions.web;

import dev.assay.config.Problem;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Which courses are in service. Down when there are folders of courses and none is usable. */
@Readiness
@Singleton
class CoursesHealth implements HealthCheck {

    private final CoursesInService courses;
    private final Desk desk;

    CoursesHealth(CoursesInService courses, Desk desk) {
        this.courses = courses;
        this.desk = desk;
    }

    @Override
    public HealthCheckResponse call() {
        Shelf shelf = courses.shelf();
        boolean up = !shelf.courses().isEmpty() || shelf.unusable().isEmpty();
        HealthCheckResponseBuilder health = HealthCheckResponse.named("courses").status(up);
        if (!desk.isSurelyOpen()) {
            return health.build();
        }
        shelf.courses()
                .forEach(
                        (id, served) -> {
                            long errors =
                                    served.problems().stream().filter(Problem::isError).count();
                            String state = served.current() ? "" : ", its last change is broken";
                            health.withData(id, errors + " errors" + state);
                        });
        shelf.unusable()
                .forEach(
                        (name, problems) ->
                                health.withData(
                                        name, "unusable, " + problems.size() + " problems"));
        return health.build();
    }
}
