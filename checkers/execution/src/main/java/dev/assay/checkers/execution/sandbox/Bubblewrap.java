package dev.assay.checkers.execution.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Command lines of bubblewrap. */
final class Bubblewrap {

    static final String NAME = "bwrap";

    private static final List<String> NAMESPACES =
            List.of(
                    "--unshare-user",
                    "--unshare-ipc",
                    "--unshare-pid",
                    "--unshare-net",
                    "--unshare-uts",
                    "--die-with-parent",
                    "--new-session",
                    "--uid",
                    "1000",
                    "--gid",
                    "1000");

    private static final List<String> FROM_ETC =
            List.of("/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/localtime");

    private static final List<String> DEVICES =
            List.of("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom");

    private static final Map<String, String> LINKS =
            Map.of(
                    "/dev/fd", "/proc/self/fd",
                    "/dev/stdin", "/proc/self/fd/0",
                    "/dev/stdout", "/proc/self/fd/1",
                    "/dev/stderr", "/proc/self/fd/2");

    private final List<String> line = new ArrayList<>();

    private Bubblewrap() {
        add(NAME);
        line.addAll(NAMESPACES);
        add("--clearenv", "--setenv", "PATH", "/usr/local/bin:/usr/bin:/bin");
        add("--setenv", "LANG", "C.UTF-8");
        add("--ro-bind", "/usr", "/usr");
        for (String name : List.of("bin", "lib", "lib64", "lib32", "sbin")) {
            Path folder = Path.of("/" + name);
            if (Files.isSymbolicLink(folder)) {
                add("--symlink", "usr/" + name, "/" + name);
            } else if (Files.isDirectory(folder)) {
                add("--ro-bind", "/" + name, "/" + name);
            }
        }
        add("--proc", "/proc");
    }

    private void add(String... words) {
        line.addAll(List.of(words));
    }

    /** The smallest that shows whether sandboxes work. */
    static List<String> smallest() {
        Bubblewrap wrap = new Bubblewrap();
        wrap.add("--cap-add", "ALL", "--tmpfs", "/box", "--remount-ro", "/", "--", "/bin/true");
        return wrap.line;
    }

    /**
     * A zygote. It has all capabilities in its own user namespace, to make boxes with, and none
     * outside. Devices are bound one by one: with {@code --dev} there would be a second user
     * namespace around, and no way back into the zygote's own namespace of processes.
     *
     * @param binds folders of the host to be seen, read-only
     * @param socketFolder where it listens
     */
    static List<String> zygote(
            Host host, List<Path> binds, Path socketFolder, Path python, String options) {
        Bubblewrap wrap = new Bubblewrap();
        wrap.add("--cap-add", "ALL", "--setenv", "OMP_NUM_THREADS", "1");
        wrap.add("--setenv", "PYTHONHASHSEED", "0", "--setenv", "PYTHONDONTWRITEBYTECODE", "1");
        wrap.add("--setenv", "PYTHONPATH", "/assay", "--setenv", "HOME", "/box");
        for (Path bind : binds) {
            wrap.add("--ro-bind", bind.toString(), bind.toString());
        }
        wrap.add("--dir", "/etc");
        wrap.add("--ro-bind", host.workplace().passwd().toString(), "/etc/passwd");
        for (String name : FROM_ETC) {
            wrap.add("--ro-bind-try", name, name);
        }
        wrap.add("--dir", "/dev", "--dir", "/dev/shm");
        for (String device : DEVICES) {
            wrap.add("--dev-bind", device, device);
        }
        LINKS.forEach((name, target) -> wrap.add("--symlink", target, name));
        // Packages write there when they are imported; a box has a folder of its own in its place.
        wrap.add("--dir", "/box", "--tmpfs", "/tmp");
        wrap.add("--ro-bind", host.workplace().guest().toString(), "/assay");
        wrap.add("--bind", socketFolder.toString(), "/run/assay");
        host.cgroups()
                .folders()
                .forEach((name, path) -> wrap.add("--bind", path.toString(), "/cgroup/" + name));
        wrap.add("--remount-ro", "/", "--chdir", "/", "--");
        wrap.add(python.toString(), "-s", "-m", "assay_guest.zygote", options);
        return host.cgroups().inReach(host.account().as(wrap.line));
    }
}
