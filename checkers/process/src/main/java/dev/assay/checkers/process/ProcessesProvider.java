package dev.assay.checkers.process;

import dev.assay.spi.Finding;
import dev.assay.spi.ServiceProvider;
import java.time.InstantSource;
import java.util.List;
import org.kohsuke.MetaInfServices;

/** Opens what runs authors' programs. What it needs is the sandbox's, which tells of it. */
@MetaInfServices(ServiceProvider.class)
public final class ProcessesProvider implements ServiceProvider<Processes> {

    @Override
    public Class<Processes> type() {
        return Processes.class;
    }

    @Override
    public Processes open() {
        return new LocalProcesses(InstantSource.system());
    }

    @Override
    public List<Finding> probe() {
        return List.of();
    }
}
