package dev.assay.checkers.execution.sandbox;

import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.Command;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Duration;

/** Tries to get out, and to use too much, before any answer may. */
final class Canary {

    /** Prints what it managed to do that nobody in a box may do; nothing when all is well. */
    private static final String ESCAPES =
            """
            import ctypes, os, socket
            libc = ctypes.CDLL(None, use_errno=True)
            def may(what, call):
                try:
                    result = call()
                except (OSError, ValueError):
                    return
                if not isinstance(result, int) or result >= 0:
                    print(what, end="; ")
            may("be root", lambda: -1 if os.getuid() else 0)
            may("write to core_pattern", lambda: open("/proc/sys/kernel/core_pattern", "a"))
            may("read the host's passwords", lambda: open("/etc/shadow"))
            may("write outside of its box", lambda: open("/escaped", "w"))
            may("make namespaces", lambda: libc.unshare(0x10000000))
            may("trace its watcher", lambda: libc.ptrace(16, 1, 0, 0))
            may("read its watcher's memory", lambda: open("/proc/1/mem"))
            may("reach a network", lambda: socket.create_connection(("192.0.2.1", 80), 0.2))
            may("see other processes", lambda: -1 if len([p for p in os.listdir("/proc") if p.isdigit()]) <= 2 else 0)
            """;

    private static final Limits SMALL =
            Limits.STANDARD.withCpu(Duration.ofSeconds(5)).withMemory(64L << 20);

    private Canary() {}

    /**
     * Lets it fly.
     *
     * @throws SandboxException when the sandbox is none
     */
    static void fly(Sandbox sandbox, boolean hasCgroups)
            throws SandboxException, InterruptedException {
        try (Sandbox.Box box = sandbox.box()) {
            Ran escaping = box.run(python(ESCAPES));
            if (!escaping.isOk() || !escaping.output().isEmpty()) {
                throw new SandboxException(
                        "the sandbox does not hold: what runs in it can "
                                + escaping.output()
                                + escaping.errors().strip());
            }
            if (hasCgroups) {
                Ran greedy = box.run(python("x = bytearray(256 << 20)\nprint(len(x))"));
                if (greedy.end() != End.MEMORY_LIMIT) {
                    throw new SandboxException(
                            "the sandbox does not hold: limits of memory are not kept ("
                                    + greedy.end()
                                    + ")");
                }
            }
        }
    }

    private static Command python(String code) {
        return Command.of(Interpreter.SYSTEM.toString(), "-I", "-c", code).withLimits(SMALL);
    }
}
