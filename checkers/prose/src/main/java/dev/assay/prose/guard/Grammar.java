package dev.assay.prose.guard;

import dev.assay.prose.language.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells sentences from words in a heap by the ratio of two likelihoods: that of the words' kinds
 * where people write answers, and that where words were heaped up in one of several ways. The
 * models are of pairs of neighbours; they are trained once, on answers of learners and on heaps
 * made of them (bench/attacks --train).
 */
public final class Grammar {

    /** Fewer words than this are no sentence by right: names, a list that was asked for. */
    public static final int LEAST_WORDS = 5;

    private static final String RESOURCE = "grammar.txt";

    /** Above this share of grammar words are no plain list. */
    private static final double LIST = 0.25;

    /** What it takes more to call words a heap that have grammar among them. */
    private static final double STREWN = 4;

    /** From so many words on, the bound of the same place in {@link #bounds} holds. */
    private static final int[] LENGTHS = {LEAST_WORDS, 7, 10, 14, 20, 30};

    private final Pairs sentences;
    private final List<Pairs> heaps;
    private final double[] bounds;

    /** The numbers of kinds that any model has seen; all others have the next one. */
    private final Map<String, Integer> ids;

    private final double[] sentenceLogs;
    private final List<double[]> heapLogs;

    /**
     * A model.
     *
     * @param sentences the neighbours in sentences
     * @param heaps the neighbours in heaps, a model for each way to make them
     * @param bounds by length: the log of the ratio above which words are a heap
     */
    public Grammar(Pairs sentences, List<Pairs> heaps, double[] bounds) {
        this.sentences = sentences;
        this.heaps = List.copyOf(heaps);
        this.bounds = bounds.clone();
        Set<String> kinds = new TreeSet<>(sentences.kinds());
        heaps.forEach(heap -> kinds.addAll(heap.kinds()));
        Map<String, Integer> numbers = new HashMap<>();
        kinds.forEach(kind -> numbers.put(kind, numbers.size()));
        this.ids = Map.copyOf(numbers);
        this.sentenceLogs = sentences.logs(ids);
        this.heapLogs = heaps.stream().map(heap -> heap.logs(ids)).toList();
    }

    /** How many bounds there are. */
    public static int lengths() {
        return LENGTHS.length;
    }

    /** Which bound holds for so many words. */
    public static int length(int words) {
        int place = 0;
        while (place + 1 < LENGTHS.length && words >= LENGTHS[place + 1]) {
            place++;
        }
        return place;
    }

    /** The one that ships. */
    public static Grammar shipped() {
        return Holder.SHIPPED;
    }

    /** Read once, when a guard is bound. */
    private static final class Holder {
        static final Grammar SHIPPED = load();
    }

    private static Grammar load() {
        double[] bounds = new double[LENGTHS.length];
        List<Map<String, Integer>> models = new ArrayList<>();
        try (InputStream in =
                        Objects.requireNonNull(
                                Grammar.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("bounds ")) {
                    bounds =
                            Arrays.stream(line.substring(7).split(" ", -1))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray();
                } else if (line.equals("model")) {
                    models.add(new HashMap<>());
                } else if (!line.startsWith("#!")) {
                    int end = line.lastIndexOf(' ');
                    models.getLast()
                            .put(line.substring(0, end), Integer.valueOf(line.substring(end + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " can't be read", e);
        }
        List<Pairs> heaps = models.stream().skip(1).map(Pairs::new).toList();
        return new Grammar(new Pairs(models.getFirst()), heaps, bounds);
    }

    /** The text that the shipped one is read from. */
    public String write() {
        StringBuilder text = new StringBuilder("#! made by bench/attacks --train\nbounds");
        for (double bound : bounds) {
            text.append(String.format(Locale.ROOT, " %.3f", bound));
        }
        text.append("\nmodel\n").append(sentences.write());
        heaps.forEach(heap -> text.append("model\n").append(heap.write()));
        return text.toString();
    }

    /** The neighbours in a text: what a model is trained on. */
    public static List<String> pairs(List<Token> tokens) {
        List<String> kinds = Kinds.of(tokens).sequence(0, tokens.size());
        List<String> found = new ArrayList<>();
        for (int i = 1; i < kinds.size(); i++) {
            if (!Kinds.isOther(kinds.get(i)) && !Kinds.isOther(kinds.get(i - 1))) {
                found.add(kinds.get(i - 1) + ' ' + kinds.get(i));
            }
        }
        return found;
    }

    /** The log of how many times likelier the words are as a heap than as sentences. */
    public double ratio(List<Token> tokens) {
        return ratio(Kinds.of(tokens));
    }

    double ratio(Kinds kinds) {
        return ratio(kinds, 0, kinds.size());
    }

    /**
     * The ratio of a part.
     *
     * @param from the first word
     * @param to behind the last
     */
    double ratio(Kinds kinds, int from, int to) {
        int[] pairs = places(kinds.sequence(from, to));
        double heap = Double.NEGATIVE_INFINITY;
        for (double[] way : heapLogs) {
            heap = Math.max(heap, sum(way, pairs));
        }
        return heap - sum(sentenceLogs, pairs);
    }

    /** Where the neighbours' logs are. */
    private int[] places(List<String> sequence) {
        int[] pairs = new int[sequence.size()];
        int length = 0;
        int before = -1;
        for (String kind : sequence) {
            int next = Kinds.isOther(kind) ? -1 : ids.getOrDefault(kind, ids.size());
            if (before >= 0 && next >= 0) {
                pairs[length++] = before * (ids.size() + 1) + next;
            }
            before = next;
        }
        return Arrays.copyOf(pairs, length);
    }

    private static double sum(double[] logs, int[] pairs) {
        double sum = 0;
        for (int pair : pairs) {
            sum += logs[pair];
        }
        return sum;
    }

    /** Words that tell anything: neither names nor numbers. */
    public static int words(List<Token> tokens) {
        return Kinds.of(tokens).words(0, tokens.size());
    }

    /** Whether the words are a heap rather than sentences. */
    boolean isHeap(Kinds kinds) {
        int words = kinds.words(0, kinds.size());
        if (words < LEAST_WORDS) {
            return false;
        }
        double bound = bounds[length(words)];
        return ratio(kinds) > (kinds.grammar() > LIST ? bound + STREWN : bound);
    }
}
