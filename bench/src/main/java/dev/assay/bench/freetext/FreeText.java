package dev.assay.bench.freetext;

import dev.assay.bench.freetext.DataSet.Question;
import dev.assay.checkers.semantic.embedding.Embedder;
import dev.assay.checkers.semantic.embedding.EmbedderProvider;
import dev.assay.checkers.semantic.learning.Models;
import dev.assay.prose.guard.Grammar;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/** Measures how well free text is graded, and trains the models that ship: see bench/free-text. */
public final class FreeText {

    private static final List<Integer> GRADED = List.of(0, 5, 10, 20);
    private static final int FOLDS = 5;

    private FreeText() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = options(arguments);
        Path training = Path.of(options.getOrDefault("--data", "../shared/data/asag"));
        Path folder = Path.of(options.getOrDefault("--test", training.toString()));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (!Files.isDirectory(folder)) {
            out.println(
                    "skipped: there is no folder " + folder + "; name one with --data or --test");
            return;
        }
        try (Embedder embedder = new EmbedderProvider().open()) {
            List<DataSet> sets = DataSet.readAll(folder, embedder);
            if (options.containsKey("--train")) {
                Models models = ModelTrainer.train(questions(sets));
                Files.writeString(Path.of(options.get("--train")), models.write().toString());
                return;
            }
            Function<Question, Trained> trained = trained(options.containsKey("--test"), sets);
            Report report = new Report();
            Choice choice =
                    Choice.valueOf(
                            options.getOrDefault("--choose", "random").toUpperCase(Locale.ROOT));
            sets.forEach(set -> measure(set, choice, report, trained));
            if (options.getOrDefault("--format", "text").equals("json")) {
                out.println(report.asJson());
            } else {
                out.println(report.asTable());
            }
        }
    }

    /** The shipped ones for files that they were not trained on. */
    private static Function<Question, Trained> trained(boolean isTest, List<DataSet> sets)
            throws IOException {
        if (isTest) {
            Trained shipped = new Trained(Models.shipped(), Grammar.shipped());
            return question -> shipped;
        }
        Map<Question, Trained> trained = crossValidated(questions(sets));
        return question -> Objects.requireNonNull(trained.get(question));
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!List.of("--data", "--test", "--format", "--train", "--choose")
                            .contains(arguments[i])
                    || i + 1 == arguments.length) {
                usage();
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        if (!List.of("random", "suggested").contains(options.getOrDefault("--choose", "random"))) {
            usage();
        }
        return options;
    }

    private static void usage() {
        System.err.println(
                "usage: bench/free-text [--test DIR | --train FILE] [--data DIR]"
                        + " [--choose random|suggested] [--format text|json]");
        System.exit(2);
    }

    static List<Question> questions(List<DataSet> sets) {
        List<Question> questions = new ArrayList<>();
        sets.forEach(set -> questions.addAll(set.questions()));
        return questions;
    }

    /**
     * What judges a question.
     *
     * @param models that have not seen it
     * @param grammar nor has this
     */
    record Trained(Models models, Grammar grammar) {}

    /** For each question what was trained on the questions of the other folds. */
    static Map<Question, Trained> crossValidated(List<Question> questions) throws IOException {
        List<Question> order = new ArrayList<>(questions);
        Collections.shuffle(order, new Random(7));
        Map<Question, Trained> trained = new HashMap<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Question> others = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                if (i % FOLDS != fold) {
                    others.add(order.get(i));
                }
            }
            Trained one =
                    new Trained(
                            ModelTrainer.train(others),
                            GrammarTrainer.train(
                                    others.stream().map(GrammarTrainer.Source::of).toList(),
                                    Path.of(".")));
            for (int i = fold; i < order.size(); i += FOLDS) {
                trained.put(order.get(i), one);
            }
        }
        return trained;
    }

    private static void measure(
            DataSet set, Choice choice, Report report, Function<Question, Trained> trained) {
        for (int graded : GRADED) {
            report.add(set.name(), graded, Measurement.of(set, graded, choice, trained));
        }
    }
}
