package dev.assay.testkit.sample;

import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Confidence;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Sandbox;
import dev.assay.spi.Sandbox.Box;
import dev.assay.spi.Sandbox.Command;
import dev.assay.spi.Sandbox.Ran;
import dev.assay.spi.Sandbox.SandboxException;
import dev.assay.spi.Score;
import dev.assay.spi.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** {@code sample.boxed}: runs a program on the answer, which prints what it is worth. */
public final class BoxedChecker implements CheckerType<BoxedChecker.Config> {

    /** The settings. */
    public record Config(@Option("The program to run.") String program) {}

    @Override
    public CheckerInfo info() {
        return new CheckerInfo("sample.boxed", 1, Cost.HEAVY, "Runs a program");
    }

    @Override
    public Class<Config> configType() {
        return Config.class;
    }

    @Override
    public Set<Class<? extends Service>> requires() {
        return Set.of(Sandbox.class);
    }

    @Override
    public Check bind(Config config, BindContext context) {
        Sandbox sandbox = context.service(Sandbox.class);
        return (answer, ignored) -> run(sandbox, config.program(), answer);
    }

    private static Outcome run(Sandbox sandbox, String program, Answer answer)
            throws SandboxException, InterruptedException {
        try (Box box = sandbox.box()) {
            box.put("answer", answer.text().getBytes(StandardCharsets.UTF_8));
            Ran ran = box.run(Command.of(program, "answer"));
            if (!ran.isOk()) {
                return Outcome.ungradable("it ended with " + ran.end() + " " + ran.status());
            }
            Evidence output =
                    new Evidence.Measure("printed", ran.output().length(), OptionalDouble.empty());
            return new Outcome.Graded(
                    Score.of(Double.parseDouble(ran.output().strip())),
                    Confidence.CERTAIN,
                    List.of(output),
                    List.of(Feedback.learner("It ran.")));
        }
    }
}
