package dev.assay.prose.guard;

import dev.assay.prose.language.English;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Boundary;
import dev.assay.prose.language.Token.Kind;
import dev.assay.prose.language.WordSet;
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

    /** A break between sentences; also before the first word and behind the last. */
    private static final String BREAK = "|";

    private static final String COMMA = ",";

    /** Above this share of grammar words are no plain list. */
    private static final double LIST = 0.25;

    /** What it takes more to call words a heap that have grammar among them. */
    private static final double STREWN = 4;

    /** Names and numbers: what stands beside them tells nothing. */
    private static final String OTHER = "#";

    private static final List<String> ENDINGS =
            List.of(
                    "ing", "ed", "ly", "tion", "ment", "ness", "ity", "able", "ive", "al", "er",
                    "s");

    /** Grammar words as hurried writers spell them. */
    private static final Map<String, String> MISSPELT =
            Map.ofEntries(
                    Map.entry("teh", "the"),
                    Map.entry("hte", "the"),
                    Map.entry("adn", "and"),
                    Map.entry("nad", "and"),
                    Map.entry("taht", "that"),
                    Map.entry("wiht", "with"),
                    Map.entry("thn", "then"),
                    Map.entry("tehm", "them"),
                    Map.entry("fro", "for"),
                    Map.entry("u", "you"),
                    Map.entry("ur", "your"),
                    Map.entry("evry", "every"),
                    Map.entry("becuase", "because"),
                    Map.entry("becasue", "because"),
                    Map.entry("cuz", "because"),
                    Map.entry("bc", "because"),
                    Map.entry("wich", "which"),
                    Map.entry("thier", "their"),
                    Map.entry("dosent", "doesnt"));

    /** From so many words on, the bound of the same place in {@link #bounds} holds. */
    private static final int[] LENGTHS = {LEAST_WORDS, 7, 10, 14, 20, 30};

    private static final Set<String> VERBS =
            WordSet.stems(
                    """
                    use make give get take keep let need want mean work run go come return create put say tell show
                    know think see call become start stop add remove change move copy share store save compute
                    calculate allow help contain consist convert turn apply track build set find look write read try
                    check learn split join combine divide multiply update reduce increase decrease avoid prevent
                    depend represent describe define support provide require perform send receive load wrap hold
                    happen cause pass affect connect measure produce follow leave stay remain begin fall rise push
                    pull hit burn flow break touch separate grow eat drink sink float mix dissolve scratch bring
                    carry close open compare choose explain include involve lose drop match
                    """);

    private final Pairs sentences;
    private final List<Pairs> heaps;
    private final double[] bounds;

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

    private static String kind(Token token) {
        if (token.inCode() || !token.qualifier().isEmpty() || token.kind() != Kind.WORD) {
            return OTHER;
        }
        String name = MISSPELT.getOrDefault(token.name(), token.name());
        if (English.isFunctionWord(name)) {
            return name;
        }
        if (name.length() == 1) {
            return OTHER;
        }
        String kind = VERBS.contains(token.stem()) ? "v-" : "-";
        for (String ending : ENDINGS) {
            if (name.length() > ending.length() + 2 && name.endsWith(ending)) {
                return kind + ending;
            }
        }
        return kind;
    }

    /** The kinds of words and the breaks between them. */
    private static List<String> kinds(List<Token> tokens) {
        List<String> kinds = new ArrayList<>();
        kinds.add(BREAK);
        for (Token token : tokens) {
            if (kinds.size() > 1) {
                if (token.boundary().compareTo(Boundary.CLAUSE) >= 0) {
                    kinds.add(BREAK);
                } else if (token.boundary() == Boundary.COMMA
                        || token.boundary() == Boundary.COLON) {
                    kinds.add(COMMA);
                }
            }
            kinds.add(kind(token));
        }
        kinds.add(BREAK);
        return kinds;
    }

    /** The neighbours in a text: what a model is trained on. */
    public static List<String> pairs(List<Token> tokens) {
        List<String> kinds = kinds(tokens);
        List<String> found = new ArrayList<>();
        for (int i = 1; i < kinds.size(); i++) {
            if (!kinds.get(i).equals(OTHER) && !kinds.get(i - 1).equals(OTHER)) {
                found.add(kinds.get(i - 1) + ' ' + kinds.get(i));
            }
        }
        return found;
    }

    /** The log of how many times likelier the words are as a heap than as sentences. */
    public double ratio(List<Token> tokens) {
        List<String> found = pairs(tokens);
        double heap = Double.NEGATIVE_INFINITY;
        for (Pairs way : heaps) {
            heap = Math.max(heap, way.logLikelihood(found));
        }
        return heap - sentences.logLikelihood(found);
    }

    /** Words that tell anything: neither names nor numbers. */
    public static int words(List<Token> tokens) {
        int words = 0;
        for (Token token : tokens) {
            words += kind(token).equals(OTHER) ? 0 : 1;
        }
        return words;
    }

    /** Whether the words are a heap rather than sentences. */
    boolean isHeap(List<Token> tokens) {
        if (words(tokens) < LEAST_WORDS) {
            return false;
        }
        double bound = bounds[length(words(tokens))];
        return ratio(tokens) > (grammar(tokens) > LIST ? bound + STREWN : bound);
    }

    /** The share of grammar among the words. */
    private static double grammar(List<Token> tokens) {
        double grammar = 0;
        double all = 0;
        for (Token token : tokens) {
            String kind = kind(token);
            all += kind.equals(OTHER) ? 0 : 1;
            grammar += Character.isLetter(kind.charAt(0)) && !kind.contains("-") ? 1 : 0;
        }
        return grammar / Math.max(1, all);
    }
}
