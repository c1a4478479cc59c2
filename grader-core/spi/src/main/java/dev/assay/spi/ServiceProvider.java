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

    /**
     * What outcomes depend on besides the checker, and why it was chosen, such as an interpreter
     * and its versions; quick, and without opening the service. Part of every grade that is made
     * with it: under another version answers are checked anew.
     *
     * @return empty when outcomes depend on nothing of the machine's
     */
    default String version() {
        return "";
    }

    /** What {@code assay runtime add} can install for it. */
    default List<InstallableRuntime> runtimes() {
        return List.of();
    }
}
