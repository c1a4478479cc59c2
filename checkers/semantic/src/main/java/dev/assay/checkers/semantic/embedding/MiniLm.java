package dev.assay.checkers.semantic.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * all-MiniLM-L6-v2 with weights of 8 bits, through an ONNX Runtime session of our own.
 *
 * <p>Each run of the session takes one text, on one thread. The model's activations are quantised
 * by the range that they have in a run, so in a batch a text's vectors would depend on its
 * neighbours; several texts are embedded at once by several runs.
 */
final class MiniLm implements Embedder {

    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    /** Word pieces of one run, without the marks of start and end: what the model was made for. */
    private static final int WINDOW = 254;

    /** Runs for one text, at most: some 8,000 characters of English. */
    private static final int WINDOWS = 8;

    private static final int DIMENSIONS = 384;

    private final WordPieces tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ExecutorService workers;

    /** Runs hold it shared, closing holds it alone: no session is closed under a run. */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    private boolean isClosed;

    private MiniLm(WordPieces tokenizer, OrtEnvironment environment, OrtSession session) {
        this.tokenizer = tokenizer;
        this.environment = environment;
        this.session = session;
        this.workers =
                Executors.newFixedThreadPool(
                        Runtime.getRuntime().availableProcessors(),
                        Thread.ofPlatform().daemon().name("embedder-", 0).factory());
    }

    static MiniLm open() throws IOException {
        try {
            WordPieces tokenizer;
            try (InputStream json = resource(TOKENIZER)) {
                tokenizer = WordPieces.read(json);
            }
            OrtEnvironment environment = OrtEnvironment.getEnvironment("assay");
            try (InputStream model = resource(MODEL);
                    OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                return new MiniLm(
                        tokenizer,
                        environment,
                        environment.createSession(model.readAllBytes(), options));
            }
        } catch (OrtException e) {
            throw new IOException("the model can't be loaded: " + e.getMessage(), e);
        }
    }

    private static InputStream resource(String path) throws IOException {
        InputStream in = MiniLm.class.getResourceAsStream(path);
        if (in == null) {
            throw new IOException("the model's file " + path + " is not on the class path");
        }
        return in;
    }

    @Override
    public List<Embedding> embed(List<String> texts) throws InterruptedException {
        if (texts.size() == 1) {
            return List.of(run(texts.getFirst()));
        }
        List<Future<Embedding>> runs =
                workers.invokeAll(
                        texts.stream().map(text -> (Callable<Embedding>) () -> run(text)).toList());
        Embedding[] embeddings = new Embedding[texts.size()];
        for (int i = 0; i < embeddings.length; i++) {
            embeddings[i] = result(runs.get(i));
        }
        return List.of(embeddings);
    }

    private static Embedding result(Future<Embedding> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException("a text can't be embedded: " + e.getCause(), e);
        }
    }

    private Embedding run(String text) throws InterruptedException {
        Pieces pieces = tokenizer.cut(text, WINDOW * WINDOWS);
        float[] sum = new float[DIMENSIONS];
        float[][] tokens = new float[pieces.size()][];
        use.readLock().lock();
        try {
            if (isClosed) {
                throw new IllegalStateException("the embedder has been closed");
            }
            for (int from = 0; from < pieces.size(); from += WINDOW) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("embedding was interrupted");
                }
                window(pieces, from, Math.min(from + WINDOW, pieces.size()), sum, tokens);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the model failed: " + e.getMessage(), e);
        } finally {
            use.readLock().unlock();
        }
        return new Embedding(normalise(sum), pieces, tokens);
    }

    /** Embeds the pieces of a range; adds all vectors to the sum. */
    private void window(Pieces pieces, int from, int to, float[] sum, float[][] tokens)
            throws OrtException {
        int length = to - from + 2;
        long[] ids = new long[length];
        ids[0] = WordPieces.START;
        ids[length - 1] = WordPieces.END;
        for (int i = from; i < to; i++) {
            ids[1 + i - from] = pieces.id(i);
        }
        long[] mask = new long[length];
        Arrays.fill(mask, 1);
        try (OnnxTensor idTensor = tensor(ids);
                OnnxTensor maskTensor = tensor(mask);
                OnnxTensor typeTensor = tensor(new long[length]);
                OrtSession.Result result =
                        session.run(
                                Map.of(
                                        "input_ids", idTensor,
                                        "attention_mask", maskTensor,
                                        "token_type_ids", typeTensor))) {
            FloatBuffer hidden = ((OnnxTensor) result.get(0)).getFloatBuffer();
            for (int i = 0; i < length; i++) {
                float[] vector = new float[DIMENSIONS];
                hidden.get(i * DIMENSIONS, vector);
                for (int k = 0; k < DIMENSIONS; k++) {
                    sum[k] += vector[k];
                }
                if (i > 0 && i < length - 1) {
                    tokens[from + i - 1] = normalise(vector);
                }
            }
        }
    }

    private OnnxTensor tensor(long[] values) throws OrtException {
        return OnnxTensor.createTensor(
                environment, LongBuffer.wrap(values), new long[] {1, values.length});
    }

    private static float[] normalise(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += value * value;
        }
        float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    @Override
    public void close() {
        workers.shutdown();
        use.writeLock().lock();
        try {
            if (!isClosed) {
                isClosed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("the model did not close: " + e.getMessage(), e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
