package dev.assay.checkers.execution.sandbox;

import dev.assay.spi.Sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What sandboxes of one service stand on: a user, a folder, groups, bubblewrap. */
public final class Host implements AutoCloseable {

    private final Account account;
    private final Workplace workplace;
    private final Cgroups cgroups;
    private final Thread tidy;

    private Host(Account account, Workplace workplace, Cgroups cgroups) {
        this.account = account;
        this.workplace = workplace;
        this.cgroups = cgroups;
        this.tidy = new Thread(this::leave, "assay-sandbox-tidy");
        Runtime.getRuntime().addShutdownHook(tidy);
    }

    /**
     * Takes the best that this machine has.
     *
     * @throws SandboxException when it has no sandbox; the message says what to install or allow
     */
    public static Host open() throws SandboxException {
        Optional<Obstacle> obstacle = Obstacle.find();
        if (obstacle.isPresent()) {
            throw new SandboxException(obstacle.get().problem() + ": " + obstacle.get().mend());
        }
        try {
            Account account = Account.ofThisProcess();
            CgroupMounts mounts = CgroupMounts.ofThisProcess();
            Workplace workplace = new Workplace(account);
            Cgroups cgroups =
                    CgroupsV2.find(account, mounts)
                            .or(() -> CgroupsV1.find(account, mounts))
                            .orElseGet(Cgroups.None::new);
            return new Host(account, workplace, cgroups);
        } catch (IOException e) {
            throw new SandboxException("the sandbox has no place: " + e.getMessage(), e);
        }
    }

    Account account() {
        return account;
    }

    Workplace workplace() {
        return workplace;
    }

    Cgroups cgroups() {
        return cgroups;
    }

    /** Whether limits are kept by the kernel for all processes of a box together. */
    boolean hasCgroups() {
        return !cgroups.folders().isEmpty();
    }

    /** What it is, in a few words. */
    public String description() {
        return "bubblewrap, namespaces, seccomp, "
                + cgroups.description()
                + (account.stepsDown() ? ", as user " + account.uid() : "");
    }

    /** A socket's folder for one zygote. */
    Path socketFolder() throws IOException {
        return workplace.socketFolder();
    }

    /** Boxes end with this program, after this. */
    private void leave() {
        cgroups.leave();
        workplace.close();
    }

    @Override
    public void close() {
        cgroups.close();
        workplace.close();
        try {
            Runtime.getRuntime().removeShutdownHook(tidy);
        } catch (IllegalStateException e) {
            // It is running.
        }
    }
}
