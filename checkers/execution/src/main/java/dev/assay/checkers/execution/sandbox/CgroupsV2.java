package dev.assay.checkers.execution.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Version 2, where this process's group has been delegated to it (a systemd unit with {@code
 * Delegate=yes}, a container with a group of its own).
 */
final class CgroupsV2 extends CgroupFolders {

    private static final String NAME = "unified";

    /** Where zygotes wait; a box may move from there to a slot, both below one folder. */
    private static final String WAITING = "zygotes";

    private CgroupsV2(Path parent, Account account) throws IOException {
        super(Map.of(NAME, parent), account);
        Path own = folder(NAME);
        write(own, "cgroup.subtree_control", "+memory +pids +cpu");
        account.own(own.resolve("cgroup.procs"));
        account.own(Files.createDirectory(own.resolve(WAITING)).resolve("cgroup.procs"));
    }

    /** The groups that this process may make; empty when it may not. */
    static Optional<Cgroups> find(Account account, CgroupMounts mounts) {
        Optional<Path> found = mounts.v2().filter(Files::isWritable);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Path parent = found.get();
        try {
            List<String> controllers =
                    List.of(Files.readString(parent.resolve("cgroup.controllers")).split("\\s+"));
            if (!controllers.containsAll(List.of("memory", "pids", "cpu"))) {
                return Optional.empty();
            }
            // A group with processes has no groups with limits: this server makes room first.
            Path server = parent.resolve("assay-server");
            if (!Files.exists(server)) {
                Files.createDirectory(server);
            }
            write(server, "cgroup.procs", "0");
            write(parent, "cgroup.subtree_control", "+memory +pids +cpu");
            return Optional.of(new CgroupsV2(parent, account));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String description() {
        return "cgroup v2";
    }

    @Override
    public List<String> inReach(List<String> command) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "sh",
                                "-c",
                                "echo 0 >\"$0\" && exec \"$@\"",
                                folder(NAME).resolve(WAITING).resolve("cgroup.procs").toString()));
        all.addAll(command);
        return all;
    }

    @Override
    Slot slot(String name) {
        Path group = folder(NAME).resolve(name);
        return new Slot() {

            private long killed = number(group, "memory.events", "oom_kill");

            @Override
            public String name() {
                return name;
            }

            @Override
            public void limit(long memoryBytes, int processes) throws IOException {
                write(group, "memory.max", Long.toString(memoryBytes));
                if (Files.exists(group.resolve("memory.swap.max"))) {
                    write(group, "memory.swap.max", "0");
                }
                write(group, "pids.max", Integer.toString(processes + 2)); // the watcher's, too
                killed = number(group, "memory.events", "oom_kill");
            }

            @Override
            public boolean isOutOfMemory() {
                return number(group, "memory.events", "oom_kill") > killed;
            }

            @Override
            public long peak() {
                return number(group, "memory.peak", "");
            }

            @Override
            public void close() {
                giveBack(name);
            }
        };
    }
}
