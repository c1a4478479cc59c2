package dev.assay.checkers.execution.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.program.Source.File;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Sandbox.End;
import dev.assay.spi.Sandbox.Limits;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.SandboxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often an answer is compiled. */
class BuilderTest {

    /** Whether each compilation had the machine for itself. */
    private final List<Boolean> alone = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "g++: fatal error: Killed signal terminated program cc1plus",
                "collect2: fatal error: ld terminated with signal 9 [Killed]"
            })
    void aCompilerThatWasKilledIsStartedAnew(String words) throws Exception {
        assertInstanceOf(Builder.Built.Program.class, builder(1, words).build(source()));
        assertEquals(List.of(false, true), alone);
    }

    @Test
    void aCompilerThatIsKilledAgainAndAgainIsNobodysFault() throws Exception {
        String words = "g++: fatal error: Killed signal terminated program cc1plus";
        Builder often = builder(4, words, 4);
        assertInstanceOf(Builder.Built.Program.class, often.build(source()));
        assertEquals(List.of(false, true, true, true, true), alone);
        alone.clear();
        Builder always = builder(4, words, Integer.MAX_VALUE);
        assertThrows(SandboxException.class, () -> always.build(source()));
    }

    @Test
    void whatTheCompilerCallsWrongIsCompiledOnce() throws Exception {
        Builder builder = builder(1, "./main.cpp:1:5: error: expected ';' before '}' token");
        assertInstanceOf(Builder.Built.Broken.class, builder.build(source()));
        assertEquals(List.of(false), alone);
    }

    private static Source source() {
        AnswerFile file = new AnswerFile("main.cpp", "int main() {}");
        return new Source(Language.CPP, List.of(File.of("main.cpp", file)));
    }

    /** With a compiler that ends like this when it is first asked, and well from then on. */
    private Builder builder(int status, String words) {
        return builder(status, words, 1);
    }

    /** The same, for the first so many times. */
    private Builder builder(int status, String words, int times) {
        Languages languages =
                new Languages() {
                    @Override
                    public Optional<String> missing(Language language) {
                        return Optional.empty();
                    }

                    @Override
                    public String java(String program) {
                        return program;
                    }

                    @Override
                    public Limits compiling() {
                        return Limits.STANDARD;
                    }

                    @Override
                    public Comparators comparators() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public Done run(Job job) {
                        boolean isBad = alone.size() < times;
                        alone.add(job.alone());
                        Ran ran =
                                new Ran(
                                        End.EXITED,
                                        isBad ? status : 0,
                                        new byte[0],
                                        (isBad ? words : "").getBytes(StandardCharsets.UTF_8),
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        0);
                        return new Done(
                                ran, ran.isOk() ? Optional.of(new byte[1]) : Optional.empty());
                    }

                    @Override
                    public void close() {}
                };
        return new Builder(
                languages, new Clock(Instant.now().plus(Duration.ofMinutes(1))), Map.of());
    }
}
