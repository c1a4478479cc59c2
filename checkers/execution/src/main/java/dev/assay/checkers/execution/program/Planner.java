package dev.assay.checkers.execution.program;

import dev.assay.checkers.execution.cases.Clock;
import dev.assay.checkers.execution.cases.Within;
import dev.assay.checkers.execution.program.ProgramConfig.Case;
import dev.assay.checkers.execution.program.ProgramConfig.Compare;
import dev.assay.checkers.execution.program.ProgramConfig.Show;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.BindContext;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Sandbox.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a configuration, or says what is wrong with it. */
final class Planner {

    private static final double CPU_SECONDS = 2;
    private static final int MEMORY_MIB = 256;
    private static final double TOLERANCE = 1e-6;

    private final ProgramConfig config;
    private final BindContext context;

    private Planner(ProgramConfig config, BindContext context) {
        this.config = config;
        this.context = context;
    }

    /**
     * Makes it.
     *
     * @param isOpen whether cases may leave open what must be printed
     */
    static Plan plan(ProgramConfig config, BindContext context, boolean isOpen)
            throws InvalidConfigException {
        return new Planner(config, context).plan(isOpen);
    }

    private Plan plan(boolean isOpen) throws InvalidConfigException {
        Optional<Comparator> comparator = comparator();
        List<TestCase> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < config.cases().size(); i++) {
            String path = "cases[" + i + "]";
            Case given = config.cases().get(i);
            if (given.out() == null && !isOpen && comparator.isEmpty()) {
                throw new InvalidConfigException(
                        path + ".out",
                        "it is not said what must be printed",
                        "write it, or have 'assay check --update' find it out; \"\" is nothing");
            }
            add(testCase(path, i, given), path + ".name", names, cases);
        }
        for (int i = 0; i < config.casesFrom().size(); i++) {
            String path = "cases-from[" + i + "]";
            Within.weight(path + ".weight", config.casesFrom().get(i).weight());
            for (TestCase each :
                    CaseReader.read(path + ".files", config.casesFrom().get(i), context)) {
                add(each, path + ".files", names, cases);
            }
        }
        if (cases.isEmpty()) {
            throw new InvalidConfigException(
                    "cases", "there are none", "add one, such as {in: \"1 2\", out: \"3\"}");
        }
        Comparison comparison = comparison();
        if (comparison.how() == Compare.FLOATS
                && !isOpen
                && cases.stream().noneMatch(each -> each.out().matches("(?s).*\\d.*"))) {
            context.warn("compare", "no case expects a number", "leave it out");
        }
        BigDecimal presentation =
                config.presentation() == null ? BigDecimal.ZERO : config.presentation();
        if (presentation.signum() < 0 || presentation.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidConfigException(
                    "presentation", "it is " + presentation, "write a number of 0 to 1");
        }
        return new Plan(
                language(),
                cases,
                comparison,
                comparator,
                files(),
                limits(),
                config.cpu() != null,
                config.memory() != null,
                presentation,
                config.stopAtFailure(),
                config.allOrNothing());
    }

    private static void add(TestCase made, String path, Set<String> names, List<TestCase> cases)
            throws InvalidConfigException {
        if (!names.add(made.name())) {
            throw new InvalidConfigException(
                    path,
                    "another case is called '" + made.name() + "', too",
                    "give each a name of its own");
        }
        cases.add(made);
    }

    private Optional<Comparator> comparator() throws InvalidConfigException {
        String path = config.comparator();
        if (path == null) {
            if (!config.comparatorArgs().isEmpty()) {
                throw new InvalidConfigException(
                        "comparator-args", "there is no comparator", "add comparator: files/…");
            }
            return Optional.empty();
        }
        if (config.compare() != null || config.ignoreCase() || config.presentation() != null) {
            throw new InvalidConfigException(
                    "comparator",
                    "it says what is right, and so do compare, ignore-case and presentation",
                    "keep one of them");
        }
        Language language =
                Language.ofFile(path)
                        .orElseThrow(
                                () ->
                                        new InvalidConfigException(
                                                "comparator",
                                                "no language that is run here has files like "
                                                        + path,
                                                "write it in one of " + Language.all()));
        String text = new String(read("comparator", path), StandardCharsets.UTF_8);
        String name = path.substring(path.lastIndexOf('/') + 1);
        Source source =
                new Source(language, List.of(Source.File.of(name, new AnswerFile(path, text))));
        return Optional.of(new Comparator(path, source, config.comparatorArgs()));
    }

    private Optional<Language> language() throws InvalidConfigException {
        String named = config.language();
        if (named != null) {
            return Optional.of(language("language", named, "write one of " + Language.all()));
        }
        Optional<String> ofKind = context.question().kind().language();
        return ofKind.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        language(
                                "",
                                ofKind.get(),
                                "let the question's answer be code in one of "
                                        + Language.all()
                                        + ", or write language:"));
    }

    private static Language language(String path, String name, String mend)
            throws InvalidConfigException {
        return Language.named(name)
                .orElseThrow(
                        () ->
                                new InvalidConfigException(
                                        path, "programs in '" + name + "' are not run here", mend));
    }

    private TestCase testCase(String path, int index, Case given) throws InvalidConfigException {
        Within.weight(path + ".weight", given.weight());
        int exit = given.exit() == null ? 0 : given.exit();
        if (exit < 0 || exit > 255) {
            throw new InvalidConfigException(path + ".exit", "it is " + exit, "write 0 to 255");
        }
        for (int i = 0; i < given.args().size(); i++) {
            if (given.args().get(i).indexOf('\0') >= 0) {
                throw new InvalidConfigException(
                        path + ".args[" + i + "]", "it holds a NUL", "take it out");
            }
        }
        return new TestCase(
                given.name() == null ? "case " + (index + 1) : given.name(),
                CaseReader.ended(given.in() == null ? "" : given.in()),
                given.out() == null ? "" : given.out(),
                given.args(),
                exit,
                given.weight() == null ? BigDecimal.ONE : given.weight(),
                Optional.ofNullable(given.group()),
                show(given.show()));
    }

    private Show show(@Nullable Show own) {
        if (own != null) {
            return own;
        }
        Show all = config.show();
        return all == null ? Show.OUTPUT : all;
    }

    private Comparison comparison() throws InvalidConfigException {
        Compare how = config.compare() == null ? Compare.TOKENS : config.compare();
        Double rtol = tolerance("rtol", config.rtol(), how);
        Double atol = tolerance("atol", config.atol(), how);
        double usual = rtol == null && atol == null ? TOLERANCE : 0;
        return new Comparison(
                how, config.ignoreCase(), rtol == null ? usual : rtol, atol == null ? usual : atol);
    }

    private static @Nullable Double tolerance(String path, @Nullable Double value, Compare how)
            throws InvalidConfigException {
        if (value != null && !(value >= 0)) {
            throw new InvalidConfigException(path, "it is " + value, "write a number from 0");
        }
        if (value != null && how != Compare.FLOATS) {
            throw new InvalidConfigException(
                    path, "output is not compared as floats", "add compare: floats");
        }
        return value;
    }

    private Map<String, byte[]> files() throws InvalidConfigException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < config.files().size(); i++) {
            String where = "files[" + i + "]";
            String path = config.files().get(i);
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (files.put(name, read(where, path)) != null) {
                throw new InvalidConfigException(
                        where, "another file is called " + name + ", too", "rename one");
            }
        }
        return files;
    }

    private byte[] read(String where, String path) throws InvalidConfigException {
        try (InputStream in = context.file(path).open()) {
            return in.readAllBytes();
        } catch (InvalidConfigException e) {
            throw new InvalidConfigException(where, e.problem(), e.mend());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Limits limits() throws InvalidConfigException {
        Within.cpu(config.cpu(), 0.1);
        Within.memory(config.memory(), 8192);
        double cpu = config.cpu() == null ? CPU_SECONDS : config.cpu();
        int memory = config.memory() == null ? MEMORY_MIB : config.memory();
        Duration time = Duration.ofMillis(Math.round(cpu * 1000));
        Limits standard = Limits.STANDARD;
        return new Limits(
                time,
                Clock.wall(time),
                (long) memory << 20,
                standard.processes(),
                standard.openFiles(),
                standard.outputBytes());
    }
}
