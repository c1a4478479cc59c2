package dev.assay.testkit;

import dev.assay.spi.Sandbox.Command;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.ServiceProvider;
import dev.assay.testkit.sample.BoxedChecker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A checker that needs a sandbox keeps the contract where there is none. */
class BoxedCheckerTest extends CheckerContract<BoxedChecker> {

    @Override
    protected List<ServiceProvider<?>> services() {
        return List.of(FakeSandbox.running(BoxedCheckerTest::worth).provider());
    }

    private static Ran worth(Command command, Map<String, byte[]> files) {
        byte[] answer = Objects.requireNonNull(files.get(command.arguments().getLast()));
        String text = new String(answer, StandardCharsets.UTF_8);
        return text.matches("[01]|0\\.\\d{1,6}")
                ? FakeSandbox.prints(text + "\n")
                : FakeSandbox.exits(1, "no number");
    }
}
