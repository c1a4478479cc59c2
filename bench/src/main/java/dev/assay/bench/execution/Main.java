package dev.assay.bench.execution;

import dev.assay.grading.table.ExampleTable;
import dev.assay.grading.table.ExampleTable.Entry;
import dev.assay.grading.table.ExampleTableReader;
import dev.assay.plugin.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code bench/execution}. */
final class Main {

    private static final int[] AT_ONCE = {1, 2, 4};

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        List<Measured> all = new ArrayList<>();
        try (Catalogue catalogue = Catalogue.load()) {
            List<ExampleTable> tables =
                    List.of(
                            cases("run.python", "cases.yaml"),
                            cases("run.program", "programs.yaml"),
                            cases("run.java", "java.yaml"));
            mustBeThere(options.cases(), tables);
            for (ExampleTable table : tables) {
                for (Entry entry : table.entries()) {
                    if (!options.cases().isEmpty() && !options.cases().contains(entry.title())) {
                        continue;
                    }
                    Warm warm = new Warm(catalogue, table.checker(), entry);
                    if (options.endurance() > 0) {
                        System.out.println(entry.title() + ": " + warm.endure(options.endurance()));
                        continue;
                    }
                    if (options.kills() > 0) {
                        System.out.println(
                                entry.title()
                                        + ": "
                                        + warm.endureKills(
                                                options.kills(),
                                                options.most(),
                                                System.nanoTime()));
                        continue;
                    }
                    warm.run(10, 1); // what is loaded once
                    Work work = Work.of(entry);
                    double cold = Cold.median(work, options.coldAnswers());
                    for (int atOnce : AT_ONCE) {
                        Times bare = Bare.run(work, options.answers(), atOnce);
                        Times times = warm.run(options.answers(), atOnce);
                        Optional<Double> jobe =
                                options.jobe().isPresent() && work.folder().isEmpty()
                                        ? Optional.of(
                                                Jobe.median(options.jobe().get(), work, atOnce))
                                        : Optional.empty();
                        Measured measured =
                                new Measured(
                                        entry.title(), atOnce, times, cold, bare.median(), jobe);
                        all.add(measured);
                        if (!options.isJson()) {
                            System.out.println(measured.line(all.size() == 1));
                        }
                    }
                }
            }
        }
        if (options.isJson()) {
            System.out.println(Measured.json(all));
        }
    }

    private static void mustBeThere(List<String> asked, List<ExampleTable> tables) {
        List<String> known =
                tables.stream()
                        .flatMap(table -> table.entries().stream())
                        .map(Entry::title)
                        .toList();
        if (!known.containsAll(asked)) {
            throw new IllegalArgumentException(
                    "--case " + String.join(", ", asked) + ": the cases are " + known);
        }
    }

    private static ExampleTable cases(String checker, String file) throws IOException {
        try (var in = Main.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is not there");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ExampleTableReader.parse(
                            checker,
                            file,
                            text,
                            problem -> {
                                throw new IllegalStateException(problem.toString());
                            })
                    .orElseThrow();
        }
    }

    /** What was asked for. */
    private record Options(
            boolean isJson,
            List<String> cases,
            int answers,
            int coldAnswers,
            Optional<String> jobe,
            int endurance,
            int kills,
            Duration most) {

        static Options parse(String[] arguments) {
            boolean isJson = false;
            List<String> cases = new ArrayList<>();
            int answers = 100;
            int endurance = 0;
            int kills = 0;
            Duration most = Duration.ofHours(1);
            Optional<String> jobe = Optional.empty();
            for (int i = 0; i + 1 < arguments.length; i += 2) {
                String value = arguments[i + 1];
                switch (arguments[i].toLowerCase(Locale.ROOT)) {
                    case "--format" -> isJson = value.equals("json");
                    case "--case" -> cases.add(value);
                    case "--answers" -> answers = Integer.parseInt(value);
                    case "--jobe" -> jobe = Optional.of(value);
                    case "--endurance" -> endurance = Integer.parseInt(value);
                    case "--kills" -> kills = Integer.parseInt(value);
                    case "--minutes" -> most = Duration.ofMinutes(Integer.parseInt(value));
                    default -> throw new IllegalArgumentException(arguments[i]);
                }
            }
            return new Options(
                    isJson,
                    cases,
                    answers,
                    Math.max(3, Math.min(5, answers / 10)),
                    jobe,
                    endurance,
                    kills,
                    most);
        }
    }
}
