package dev.assay.checkers.execution.python;

import dev.assay.checkers.execution.cases.Judged;
import dev.assay.checkers.execution.python.Pythons.Kind;
import dev.assay.checkers.execution.python.Pythons.Step;
import dev.assay.checkers.execution.python.Pythons.Told;
import dev.assay.spi.Sandbox.SandboxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose fault it is that an answer is not right: the answer's; this runtime's, which lacks what the
 * answer needs; or it can't be told, as the answer takes something for granted that a reader would
 * grant.
 */
final class Blame {

    private final Runs runs;

    Blame(Runs runs) {
        this.runs = runs;
    }

    /** Why the runtime is to blame; empty when it is not. */
    Optional<String> ours(List<Raised> raised, Ended ended, boolean wantsDevice)
            throws SandboxException, InterruptedException {
        boolean isTorch = runs.which().runtime() == Kind.TORCH;
        Optional<String> torch =
                isTorch ? runs.pythons().version(runs.which(), "torch") : Optional.empty();
        if (isTorch && torch.isEmpty()) {
            return Optional.of(
                    "the runtime lacks torch: sudo apt-get install python3-torch, or 'assay runtime"
                            + " add python-torch'");
        }
        boolean needsGpu =
                raised.stream().anyMatch(each -> each.absent().equals("gpu"))
                        || (wantsDevice && hasGpuStoodIn(ended));
        return needsGpu
                ? Optional.of("the answer needs a GPU, and there is none here")
                : raised.stream()
                        .map(each -> Newer.reason(each.absent(), torch))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** Whether a GPU was named that is not there, and the CPU did its work. */
    static boolean hasGpuStoodIn(Ended ended) {
        return ended.setUp()
                .map(Step::reply)
                .map(reply -> reply.message().path("gpuStoodIn").asBoolean())
                .orElse(false);
    }

    /** What a human has to look at: each in a few words. */
    List<String> doubts(List<Raised> raised, Ended ended, PythonConfig config) {
        Set<String> doubts = new LinkedHashSet<>();
        for (Raised each : raised) {
            if (each.line().isPresent()) {
                doubt(each.absent()).ifPresent(doubts::add);
            }
        }
        if (!ended.notRun().isEmpty()) {
            doubts.add(Judged.notRun(ended.notRun().size()));
        }
        // What takes marks away must be sure of it.
        if (ended.setUp().isEmpty() || config.isRefutation()) {
            ended.cut().values().forEach(told -> unsaid(told, config).ifPresent(doubts::add));
        }
        return new ArrayList<>(doubts);
    }

    private static Optional<String> doubt(String absent) {
        if (absent.equals("network")) {
            return Optional.of("it needs the network, which answers have not");
        }
        if (absent.startsWith("file ")) {
            return Optional.of("it reads the file " + Shown.cut(absent.substring(5), 80));
        }
        return absent.startsWith("name ")
                ? Optional.of("it takes " + Shown.cut(absent.substring(5), 80) + " for granted")
                : Optional.empty();
    }

    /** A limit that the question does not set, met by the answer's own lines. */
    private static Optional<String> unsaid(Told told, PythonConfig config) {
        return switch (told.end()) {
            case TIME_LIMIT ->
                    config.cpu() == null
                            ? Optional.of("it takes long, and no 'cpu' says how long it may take")
                            : Optional.empty();
            case MEMORY_LIMIT ->
                    config.memory() == null
                            ? Optional.of("it takes much memory, and no 'memory' says how much")
                            : Optional.empty();
            case EXITED, SIGNALLED, OUTPUT_LIMIT -> Optional.empty();
        };
    }
}
