package dev.assay.bench;

import dev.assay.grading.region.Regions;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Outcome;
import dev.assay.spi.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The family {@code python}: answers of 20 lines a second on one core, each looked through for its
 * code, parsed once, its names followed, and given to five checks. Promised: 1,500.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class PythonBenchmark {

    private static final AnswerKind KIND = AnswerKind.parse("code/python");

    private static final String ANSWER =
            """
            import torch
            from torch import nn, optim

            class Net(nn.Module):
                def __init__(self):
                    super().__init__()
                    self.first = nn.Linear(10, WIDTH)
                    self.second = nn.Linear(WIDTH, 1)

                def forward(self, x):
                    return self.second(torch.relu(self.first(x)))

            model = Net().to("cuda")
            optimizer = optim.Adam(model.parameters(), lr=1e-3)
            for x, y in loader:
                optimizer.zero_grad()
                loss = nn.functional.mse_loss(model(x.cuda()), y.cuda())
                loss.backward()
                optimizer.step()
            torch.save(model.state_dict(), "model.pt")
            """;

    private final List<Check> checks =
            List.of(
                    Rules.bind("python.calls", "{any-of: ['.to(\"cuda\", ...)', .cuda]}").check(),
                    Rules.bind("python.calls", "{any-of: ['torch.save(.state_dict(), _)']}")
                            .check(),
                    Rules.bind(
                                    "python.defines",
                                    "{all-of: ['class _(torch.nn.Module)', 'def forward(self,"
                                            + " _)']}")
                            .check(),
                    Rules.bind(
                                    "python.flow",
                                    "{rules: [{order: [.zero_grad, .backward, .step], each-round:"
                                            + " true}]}")
                            .check(),
                    Rules.bind("python.api", "{}").check());

    private int next;

    /** One answer, each time another. */
    @Benchmark
    public List<Outcome> check() throws Exception {
        next = (next + 1) % 1_000;
        Answer answer = Answer.of(ANSWER.replace("WIDTH", String.valueOf(next)));
        Once context = new Once(answer, Regions.find(answer, KIND));
        List<Outcome> outcomes = new ArrayList<>(checks.size());
        for (Check check : checks) {
            outcomes.add(check.check(answer, context));
        }
        return outcomes;
    }

    /** What is derived from an answer is made once for all its checks. */
    private record Once(Answer answer, List<Region> regions, Map<String, Object> made)
            implements CheckContext {

        Once(Answer answer, List<Region> regions) {
            this(answer, regions, new HashMap<>());
        }

        @Override
        public Instant deadline() {
            return Instant.MAX;
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }

        @Override
        public long seed() {
            return 1;
        }

        @Override
        @SuppressWarnings("unchecked") // one key stands for one type of derivation
        public <T> T derived(Derivation<T> how) throws Exception {
            String key = how.getClass().getName() + how.key();
            if (!made.containsKey(key)) {
                made.put(key, how.derive(answer, this));
            }
            return (T) made.get(key);
        }
    }
}
