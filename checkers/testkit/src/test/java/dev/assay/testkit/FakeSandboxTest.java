package dev.assay.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.spi.Sandbox.Box;
import dev.assay.spi.Sandbox.Command;
import dev.assay.spi.Sandbox.Dialogue;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.SandboxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake holds a checker to what a real sandbox would. */
class FakeSandboxTest {

    private static final byte[] BYTES = {1, 2, 3};

    private final FakeSandbox sandbox =
            FakeSandbox.running(
                    (command, files) ->
                            FakeSandbox.prints(
                                    new String(command.stdin(), StandardCharsets.UTF_8)
                                            + "!\n"
                                            + files.keySet()));

    @Test
    void filesAreThereUntilTheBoxIsClosed() throws Exception {
        Box box = sandbox.box();
        try (box) {
            box.put("a/b", BYTES);
            assertArrayEquals(BYTES, box.get("a/b", 3).orElseThrow());
            assertEquals(Optional.empty(), box.get("a/b", 2));
            assertEquals(Optional.empty(), box.get("a", 2));
            assertEquals("!\n[a/b]", box.run(Command.of("x")).output());
        }
        assertThrows(SandboxException.class, () -> box.run(Command.of("x")));
        assertEquals(List.of("x"), sandbox.commands().getFirst().arguments());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../../x"})
    void aPathStaysInTheBox(String path) throws Exception {
        try (Box box = sandbox.box()) {
            assertThrows(IllegalArgumentException.class, () -> box.put(path, BYTES));
        }
    }

    @Test
    void aWarmCommandAndADialogueGetWhatTheyAreAsked() throws Exception {
        try (Box box = sandbox.box()) {
            byte[] input = "in".getBytes(StandardCharsets.UTF_8);
            Ran ran = box.start(Command.of("x"), "ready", Duration.ofSeconds(1)).run(input);
            assertEquals("in!\n[]", ran.output());
            Dialogue dialogue = box.talk(Command.of("x"));
            assertEquals(Optional.of("one!"), dialogue.ask("one").line());
            assertEquals(Optional.of("two!"), dialogue.ask("two").line());
        }
    }

    @Test
    void outputHasItsLimit() throws Exception {
        try (Box box = sandbox.box()) {
            Ran ran = box.run(Command.of("x").withLimits(Limits.STANDARD.withOutput(2)));
            assertEquals(End.OUTPUT_LIMIT, ran.end());
            assertFalse(ran.isOk());
        }
    }

    @Test
    void anInterruptClosesTheBox() throws Exception {
        try (Box box = sandbox.box()) {
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> box.run(Command.of("x")));
            assertThrows(SandboxException.class, () -> box.run(Command.of("x")));
        }
    }

    @Test
    void aClosedSandboxOpensNoBox() {
        sandbox.close();
        assertThrows(SandboxException.class, sandbox::box);
        assertFalse(FakeSandbox.exits(3, "no").isOk());
        assertFalse(FakeSandbox.ends(End.TIME_LIMIT).isOk());
    }
}
