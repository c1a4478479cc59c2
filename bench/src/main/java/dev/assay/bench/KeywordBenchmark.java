package dev.assay.bench;

import dev.assay.grading.SingleCheck;
import dev.assay.spi.Answer;
import dev.assay.spi.Outcome;
import java.time.Duration;
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

/**
 * {@code text.keyword}: answers a second on one core, each read, split into words, stemmed and
 * looked through for five concepts with spelling, stems and negation. Promised: 50,000 of 25 words.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class KeywordBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String RUBRIC =
            """
            concepts:
              - {id: gradients, any: [tracks gradients, gradients & track, records operations]}
              - {id: graph, any: [computation graph, computational graph, DAG]}
              - {id: chain rule, any: [chain rule, backpropagation]}
              - {id: leaf, any: [leaf tensor, derivative & leaf]}
              - {id: no copy, any: [not copied, no copy]}
            """;

    private final SingleCheck check = Rules.bind("text.keyword", RUBRIC);

    /** How many words an answer has. */
    @Param({"25"})
    public int words;

    private List<Answer> answers = List.of();
    private int next;

    /** Makes the answers. */
    @Setup
    public void answers() {
        answers = Answers.of(words, 4096, 7);
    }

    /** One answer, with the engine's search for code in it. */
    @Benchmark
    public Outcome answer() throws Exception {
        next = (next + 1) % answers.size();
        return check.check(answers.get(next), PATIENCE);
    }

    /** The rules alone: one answer, known to be prose. */
    @Benchmark
    public Outcome rules() throws Exception {
        next = (next + 1) % answers.size();
        Answer answer = answers.get(next);
        return check.check().check(answer, new ProseContext(answer));
    }
}
