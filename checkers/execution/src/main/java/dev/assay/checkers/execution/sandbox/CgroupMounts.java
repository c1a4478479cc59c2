package dev.assay.checkers.execution.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where this process's own groups are: of {@code /proc/self/mountinfo} and {@code
 * /proc/self/cgroup} (see proc(5) and cgroups(7)).
 */
record CgroupMounts(List<String> mounts, List<String> groups) {

    static CgroupMounts ofThisProcess() {
        try {
            return new CgroupMounts(
                    Files.readAllLines(Path.of("/proc/self/mountinfo")),
                    Files.readAllLines(Path.of("/proc/self/cgroup")));
        } catch (IOException e) {
            return new CgroupMounts(List.of(), List.of());
        }
    }

    /** The folder of the process's group in a controller's hierarchy. */
    Optional<Path> v1(String controller) {
        return folder("cgroup", controller);
    }

    /** The folder of the process's group in the unified hierarchy. */
    Optional<Path> v2() {
        return folder("cgroup2", "");
    }

    private Optional<Path> folder(String type, String controller) {
        for (String line : mounts) {
            // 36 35 98:0 /root /mount/point rw,noatime shared:1 - cgroup cgroup rw,memory
            int dash = line.indexOf(" - ");
            String[] left = line.substring(0, Math.max(0, dash)).split(" ", -1);
            String[] right = line.substring(dash < 0 ? line.length() : dash + 3).split(" ", -1);
            boolean isIt =
                    right[0].equals(type)
                            && (controller.isEmpty()
                                    || List.of(right[right.length - 1].split(","))
                                            .contains(controller));
            if (isIt && left.length > 4) {
                Optional<Path> folder =
                        group(controller).flatMap(group -> under(left[4], left[3], group));
                if (folder.isPresent()) {
                    return folder;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> under(String mount, String root, String group) {
        String below =
                root.equals("/") ? group : group.substring(Math.min(group.length(), root.length()));
        Path folder = Path.of(mount + "/" + below).normalize();
        if (Files.isDirectory(folder)) {
            return Optional.of(folder);
        }
        // In a container the path may be the host's; then the mount itself is the group.
        return Optional.of(Path.of(mount)).filter(Files::isDirectory);
    }

    private Optional<String> group(String controller) {
        for (String line : groups) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller)) {
                return Optional.of(parts[2]);
            }
        }
        return Optional.empty();
    }
}
