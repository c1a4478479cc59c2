package dev.assay.checkers.execution.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Version 1: a hierarchy for each controller, each writable. */
final class CgroupsV1 extends CgroupFolders {

    private static final List<String> CONTROLLERS = List.of("memory", "pids", "cpuacct");

    private CgroupsV1(Map<String, Path> parents, Account account) throws IOException {
        super(parents, account);
    }

    /** The groups that this process may make; empty when it may not. */
    static Optional<Cgroups> find(Account account, CgroupMounts mounts) {
        Map<String, Path> parents = new LinkedHashMap<>();
        for (String controller : CONTROLLERS) {
            mounts.v1(controller)
                    .filter(Files::isWritable)
                    .ifPresent(folder -> parents.put(controller, folder));
        }
        if (!parents.keySet().containsAll(CONTROLLERS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new CgroupsV1(parents, account));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String description() {
        return "cgroup v1";
    }

    @Override
    Slot slot(String name) {
        Path memory = folder("memory").resolve(name);
        Path pids = folder("pids").resolve(name);
        return new Slot() {

            private long killed = number(memory, "memory.oom_control", "oom_kill");

            @Override
            public String name() {
                return name;
            }

            @Override
            public void limit(long memoryBytes, int processes) throws IOException {
                boolean hasSwap = Files.exists(memory.resolve("memory.memsw.limit_in_bytes"));
                if (hasSwap) {
                    write(memory, "memory.memsw.limit_in_bytes", "-1");
                }
                write(memory, "memory.limit_in_bytes", Long.toString(memoryBytes));
                if (hasSwap) {
                    write(memory, "memory.memsw.limit_in_bytes", Long.toString(memoryBytes));
                }
                write(memory, "memory.max_usage_in_bytes", "0");
                write(pids, "pids.max", Integer.toString(processes + 2)); // the watcher's, too
                killed = number(memory, "memory.oom_control", "oom_kill");
            }

            @Override
            public boolean isOutOfMemory() {
                return number(memory, "memory.oom_control", "oom_kill") > killed;
            }

            @Override
            public long peak() {
                return number(memory, "memory.max_usage_in_bytes", "");
            }

            @Override
            public void close() {
                giveBack(name);
            }
        };
    }
}
