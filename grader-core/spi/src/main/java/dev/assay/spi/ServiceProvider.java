package dev.assay.spi;

import java.util.List;

/** Opens a service: what a jar provides through {@link java.util.ServiceLoader}. */
public interface ServiceProvider<S extends Service> {

    /** The service's interface. */
    Class<S> type();

    /**
     * Opens the service, when it is first needed.
     *
     * @throws Exception when it can't be opened; the checks that need it are {@code failed}, with
     *     this reason
     */
    S open() throws Exception;

    /** What works on this machine and what is missing; quick, and without lasting effects. */
    List<Finding> probe();
}
