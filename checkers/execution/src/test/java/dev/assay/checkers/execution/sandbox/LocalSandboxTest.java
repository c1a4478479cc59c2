package dev.assay.checkers.execution.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.Box;
import dev.assay.spi.Sandbox.Command;
import dev.assay.spi.Sandbox.Dialogue;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.Said;
import dev.assay.spi.Sandbox.SandboxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Boxes do what the contract for {@link Sandbox} says. */
class LocalSandboxTest {

    private static Sandbox sandbox;

    @BeforeAll
    static void opens() throws Exception {
        Sandboxes.assume();
        sandbox = LocalSandbox.open();
    }

    @AfterAll
    static void closes() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private static Ran run(Command command) throws Exception {
        try (Box box = sandbox.box()) {
            return box.run(command);
        }
    }

    private static Command shell(String script) {
        return Command.of("sh", "-c", script);
    }

    @Test
    void aCommandReadsAndWritesAndHasAStatus() throws Exception {
        Ran ran =
                run(
                        shell("cat; echo oops >&2; echo $WORD $HOME; exit 3")
                                .withStdin("in\n".getBytes(UTF_8))
                                .withEnvironment(Map.of("WORD", "w")));
        assertEquals(End.EXITED, ran.end());
        assertEquals(3, ran.status());
        assertEquals("in\nw /box\n", ran.output());
        assertEquals("oops\n", ran.errors());
        assertFalse(ran.isOk());
    }

    @Test
    void muchInputIsReadAndMuchIsLeftUnread() throws Exception {
        byte[] much = new byte[5 << 20];
        assertEquals("5242880", run(shell("wc -c").withStdin(much)).output().strip());
        assertTrue(run(Command.of("true").withStdin(much)).isOk());
    }

    @Test
    void aCommandAnswersLineByLine() throws Exception {
        try (Box box = sandbox.box()) {
            String script =
                    "echo early; while read -r line; do echo log >&2; echo \"$line?\"; done";
            Dialogue dialogue = box.talk(shell(script));
            // What it printed unasked may come first: whoever asks tells lines apart, until they
            // are in step.
            int count = 0;
            for (String line = "0"; !isAnswered(dialogue.ask(line), line); line = "" + count) {
                assertTrue(count++ < 1_000, "never in step");
            }
            for (String line : List.of("a", "", "\u00e4 b", "x".repeat(60_000))) {
                Said said = dialogue.ask(line);
                assertEquals(Optional.of(line + "?"), said.line());
                assertEquals("log\n", said.ran().errors());
            }
        }
    }

    private static boolean isAnswered(Said said, String line) {
        return said.line().equals(Optional.of(line + "?"));
    }

    @Test
    void aDialogueEndsWithItsCommandAtALimitAndWithoutAReply() throws Exception {
        record Case(String script, Limits limits, End end) {}
        for (Case each :
                List.of(
                        new Case("read -r x; exit 3", Limits.STANDARD, End.EXITED),
                        new Case("exec 0<&-; exit 3", Limits.STANDARD, End.EXITED),
                        new Case("kill -9 $$", Limits.STANDARD, End.SIGNALLED),
                        new Case(
                                "read -r x; while :; do :; done",
                                Limits.STANDARD.withCpu(Duration.ofMillis(300)),
                                End.TIME_LIMIT),
                        new Case(
                                "read -r x; tr '\\0' x < /dev/zero",
                                Limits.STANDARD.withOutput(10_000),
                                End.OUTPUT_LIMIT))) {
            try (Box box = sandbox.box()) {
                Dialogue dialogue = box.talk(shell(each.script).withLimits(each.limits));
                Said said = dialogue.ask("x");
                assertEquals(Optional.empty(), said.line(), each.script);
                assertEquals(each.end, said.ran().end(), each.script);
                assertThrows(SandboxException.class, () -> dialogue.ask("more"), each.script);
            }
        }
    }

    @Test
    void theTimeOfADialogueIsCountedLineByLine() throws Exception {
        String script =
                "while read -r x; do i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo ok;"
                        + " done";
        try (Box box = sandbox.box()) {
            Limits limits = Limits.STANDARD.withCpu(Duration.ofMillis(500));
            Dialogue dialogue = box.talk(shell(script).withLimits(limits));
            Duration all = Duration.ZERO;
            for (int i = 0; all.compareTo(Duration.ofSeconds(1)) < 0; i++) {
                assertTrue(i < 2_000, "processor time is counted");
                Said said = dialogue.ask("x");
                assertEquals(Optional.of("ok"), said.line(), "line " + i);
                all = all.plus(said.ran().cpu());
            }
        }
    }

    @Test
    void filesGoInAndComeOutAndLastAsLongAsTheBox() throws Exception {
        byte[] bytes = {0, 1, 2, (byte) 0xff};
        try (Box box = sandbox.box()) {
            box.put("a/b.bin", bytes);
            assertTrue(box.run(shell("cat a/b.bin a/b.bin > c; ln -s /etc/passwd link")).isOk());
            assertEquals(8, box.get("c", 100).orElseThrow().length);
            assertArrayEquals(bytes, box.get("a/b.bin", 100).orElseThrow());
            assertEquals(Optional.empty(), box.get("link", 10_000), "links are not followed");
            assertEquals(Optional.empty(), box.get("c", 7), "too large");
            assertEquals(Optional.empty(), box.get("none", 7));
            assertThrows(IllegalArgumentException.class, () -> box.get("../etc/passwd", 7));
            assertThrows(IllegalArgumentException.class, () -> box.put("/etc/x", bytes));
        }
        try (Box box = sandbox.box()) {
            assertEquals(Optional.empty(), box.get("c", 100), "another box is empty");
        }
    }

    @Test
    void processorTimeIsLimited() throws Exception {
        Ran ran =
                run(
                        shell("while :; do :; done")
                                .withLimits(Limits.STANDARD.withCpu(Duration.ofMillis(300))));
        assertEquals(End.TIME_LIMIT, ran.end());
        assertTrue(ran.cpu().toMillis() < 3_000, ran.cpu().toString());
    }

    @Test
    void timeOnTheClockIsLimited() throws Exception {
        Limits limits =
                new Limits(
                        Duration.ofSeconds(5), Duration.ofMillis(300), 64 << 20, 64, 64, 1 << 10);
        assertEquals(End.TIME_LIMIT, run(shell("sleep 60").withLimits(limits)).end());
    }

    @Test
    void memoryIsLimitedForAllProcessesTogether() throws Exception {
        String child = "x = b'1' * (30 << 20)";
        Limits limits = Limits.STANDARD.withMemory(80L << 20);
        assertTrue(run(Command.of("python3", "-c", child).withLimits(limits)).isOk());
        // They keep it until all have it, however slowly they start.
        String keeps = child + "\nimport time; time.sleep(4)";
        String five = "for i in 1 2 3 4 5; do python3 -c \"" + keeps + "\" & done; wait";
        assertEquals(End.MEMORY_LIMIT, run(shell(five).withLimits(limits)).end());
    }

    @Test
    void outputIsLimited() throws Exception {
        Ran ran = run(Command.of("yes").withLimits(Limits.STANDARD.withOutput(1_000)));
        assertEquals(End.OUTPUT_LIMIT, ran.end());
        assertEquals(1_000, ran.stdout().length);
    }

    @Test
    void processesAreLimitedAndNoneIsLeft() throws Exception {
        try (Box box = sandbox.box()) {
            box.run(
                    shell("for i in $(seq 200); do sleep 100 & done; echo started")
                            .withLimits(Limits.STANDARD.withProcesses(20)));
            Ran left = box.run(shell("ls /proc | grep -c '^[0-9]'"));
            assertTrue(Integer.parseInt(left.output().strip()) < 6, left.output());
        }
    }

    @Test
    void aSignalIsTold() throws Exception {
        Ran ran = run(shell("kill -SEGV $$"));
        assertEquals(End.SIGNALLED, ran.end());
        assertEquals(11, ran.status());
    }

    @Test
    void aProgramThatIsNotThereIsOurFault() throws Exception {
        SandboxException problem =
                assertThrows(SandboxException.class, () -> run(Command.of("no-such-program")));
        assertTrue(problem.getMessage().contains("no-such-program"), problem.getMessage());
    }

    @Test
    void aWarmCommandWaitsForItsInput() throws Exception {
        try (Box box = sandbox.box()) {
            Sandbox.Warm warm =
                    box.start(
                            shell("echo before; echo READY; read line; cat file; echo got $line"),
                            "READY",
                            Duration.ofSeconds(10));
            box.put("file", "put later\n".getBytes(UTF_8));
            Ran ran = warm.run("work\n".getBytes(UTF_8));
            assertEquals("put later\ngot work\n", ran.output());
            assertTrue(ran.isOk());
        }
        try (Box box = sandbox.box()) {
            assertThrows(
                    SandboxException.class,
                    () -> box.start(shell("exit 1"), "READY", Duration.ofSeconds(10)));
        }
    }

    @Test
    void anInterruptEndsARun() throws Exception {
        Thread runner =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        run(shell("sleep 60"));
                                    } catch (Exception e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        Thread.sleep(200);
        runner.interrupt();
        assertTrue(runner.join(Duration.ofSeconds(30)), "it goes on");
    }

    @Test
    void cIsCompiledAndRunInTheBox() throws Exception {
        try (Box box = sandbox.box()) {
            box.put("a.c", "#include <stdio.h>\nint main(){puts(\"hi\");}".getBytes(UTF_8));
            Ran compiled = box.run(Command.of("gcc", "-o", "a.out", "a.c"));
            assertTrue(compiled.isOk(), compiled.errors());
            assertEquals("hi\n", box.run(Command.of("./a.out")).output());
        }
    }
}
