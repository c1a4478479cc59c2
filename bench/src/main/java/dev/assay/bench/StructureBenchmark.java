package dev.assay.bench;

import dev.assay.spi.Answer;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * {@code python.structure} and {@code java.structure}: answers of 20 lines a second on one core,
 * each parsed once, its names followed, and looked through by five checks. Promised: 1,500 of
 * Python, 2,000 of Java.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED"})
public class StructureBenchmark {

    private static final String PYTHON =
            """
            import torch
            import torch.nn as nn

            class Net(nn.Module):
                def __init__(self, n, m):
                    super().__init__()
                    self.fc = nn.Linear(n, m)

                def forward(self, x):
                    return torch.relu(self.fc(x))

            model = Net(10, 2)
            opt = torch.optim.Adam(model.parameters(), lr=1e-3)
            for epoch in range(3):
                for x, y in loader:
                    opt.zero_grad()
                    loss = nn.functional.cross_entropy(model(x), y)
                    loss.backward()
                    opt.step()
                print(epoch, loss.item())
            """;

    private static final List<String> PYTHON_PATTERNS =
            List.of(
                    "pattern: 'for $B in $L: ... $O.zero_grad() ... $S.backward() ... $O.step()"
                            + " ...'",
                    "pattern: 'class $C(nn.Module): ...'",
                    "all-of: ['torch.optim.Adam($M.parameters(), ...)', 'super().__init__()']",
                    "none-of: ['eval(...)', 'for $I in range(len($X)): ...']",
                    "{pattern: '$M($X)', inside: ['for $I in $XS: ...'], where: {M: {kind:"
                            + " [name]}}}");

    private static final String JAVA =
            """
            import java.util.ArrayList;
            import java.util.List;

            public class Primes {
                public static List<Integer> upTo(int limit) {
                    List<Integer> primes = new ArrayList<>();
                    for (int n = 2; n <= limit; n++) {
                        boolean prime = true;
                        for (int p : primes) {
                            if (n % p == 0) {
                                prime = false;
                                break;
                            }
                        }
                        if (prime) {
                            primes.add(n);
                        }
                    }
                    return primes;
                }
            }
            """;

    private static final List<String> JAVA_PATTERNS =
            List.of(
                    "pattern: 'for (...; ...; ...) { ... $L.add($N); ... }'",
                    "pattern: 'class $C { public static List<Integer> $M(int $N) { ... } }'",
                    "all-of: ['new ArrayList<>()', 'if ($N % $P == 0) { ... }']",
                    "none-of: ['System.exit(...)', 'while (true) { ... }']",
                    "{pattern: '$X = false', inside: ['for ($T $P : $PS) { ... }']}");

    /** The language. */
    @Param({"python", "java"})
    public String language = "";

    private List<Check> checks = List.of();
    private Answer answer = Answer.of(" ");

    /** Binds the checks. */
    @Setup
    public void bind() {
        boolean python = language.equals("python");
        answer = Answer.of(python ? PYTHON : JAVA);
        checks =
                (python ? PYTHON_PATTERNS : JAVA_PATTERNS)
                        .stream()
                                .map(rule -> Rules.bind(language + ".structure", rule).check())
                                .toList();
    }

    /** One answer. */
    @Benchmark
    public void check(Blackhole outcomes) throws Exception {
        CheckContext context = new CodeContext(answer, language);
        for (Check check : checks) {
            outcomes.consume(check.check(answer, context));
        }
    }
}
