package dev.assay.checkers.execution.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The user that sandboxes belong to: this process's own, but never root. A sandbox that root starts
 * can be left by writing to {@code /proc/sys}, so root steps down first.
 *
 * @param uid the number of the user, and of its group
 * @param stepsDown whether this process is root and becomes that user
 */
record Account(int uid, boolean stepsDown) {

    /** Nobody's: in a range that neither Debian nor systemd hands out. */
    private static final int UNPRIVILEGED = 60_999;

    static Account ofThisProcess() throws IOException {
        int uid = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        return uid == 0
                ? new Account(Integer.getInteger("assay.sandbox.uid", UNPRIVILEGED), true)
                : new Account(uid, false);
    }

    Account {
        if (uid == 0) {
            throw new IllegalArgumentException(
                    "assay.sandbox.uid must not be 0: a sandbox that root starts is none");
        }
    }

    /** A command line as this user. */
    List<String> as(List<String> command) {
        if (!stepsDown) {
            return command;
        }
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "setpriv",
                                "--reuid=" + uid,
                                "--regid=" + uid,
                                "--clear-groups",
                                "--inh-caps=-all",
                                "--"));
        all.addAll(command);
        return all;
    }

    /** Hands a file or folder to this user. */
    void own(Path path) throws IOException {
        if (stepsDown) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", uid);
        }
    }

    /** Whether this user can get at what lies under a folder. */
    boolean canReach(Path folder) {
        if (!stepsDown) {
            return true;
        }
        for (Path each = folder.toAbsolutePath(); each != null; each = each.getParent()) {
            try {
                Set<PosixFilePermission> may = Files.getPosixFilePermissions(each);
                if (!may.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    static Set<PosixFilePermission> mode(String text) {
        return PosixFilePermissions.fromString(text);
    }
}
