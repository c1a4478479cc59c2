package dev.assay.bench;

import dev.assay.checkers.semantic.embedding.Embedder;
import dev.assay.checkers.semantic.embedding.EmbedderProvider;
import dev.assay.checkers.semantic.embedding.Embedding;
import dev.assay.spi.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The embedding model: texts a second on all cores, in batches of 32. Promised: 700 on two. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class EmbedderBenchmark {

    private static final int BATCH = 32;

    /** How many words a text has; those of ScientsBank have 13 on average. */
    @Param({"13", "25"})
    public int words;

    private @Nullable Embedder embedder;
    private List<String> texts = List.of();
    private int next;

    /** Loads the model. */
    @Setup(Level.Trial)
    public void load() throws IOException {
        embedder = new EmbedderProvider().open();
        texts = Answers.of(words, 4096, 7).stream().map(Answer::text).toList();
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        open().close();
    }

    private Embedder open() {
        return Objects.requireNonNull(embedder, "the model is loaded");
    }

    /** One batch. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Embedding> embed() throws InterruptedException {
        next = (next + BATCH) % texts.size();
        return open().embed(texts.subList(next, next + BATCH));
    }
}
