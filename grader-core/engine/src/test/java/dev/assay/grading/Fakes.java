package dev.assay.grading;

import dev.assay.plugin.BindTime;
import dev.assay.plugin.Jar;
import dev.assay.plugin.Plugin;
import dev.assay.spi.Answer;
import dev.assay.spi.BindContext;
import dev.assay.spi.Check;
import dev.assay.spi.CheckContext;
import dev.assay.spi.CheckerInfo;
import dev.assay.spi.CheckerType;
import dev.assay.spi.Confidence;
import dev.assay.spi.Cost;
import dev.assay.spi.Evidence;
import dev.assay.spi.Feedback;
import dev.assay.spi.InvalidConfigException;
import dev.assay.spi.Option;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import dev.assay.spi.Service;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checkers that do what a test says. */
final class Fakes implements Toolbox {

    private final Map<String, Plugin> plugins = new TreeMap<>();
    private final Map<Class<?>, Service> services = new java.util.HashMap<>();
    private final Map<Class<?>, String> versions = new java.util.HashMap<>();
    private final BindTime time = new BindTime(java.time.Duration.ofMillis(300));
    private BindTime.Round round = time.round();

    @Override
    public BindTime.Round time() {
        return round;
    }

    /** The next course that is bound is another one. */
    Fakes anew() {
        round = time.round();
        return this;
    }

    /** What a fake looks like under {@code with}: any keys. */
    record Settings(@Option("anything") Map<String, String> all) {

        String get(String key, String otherwise) {
            return all.getOrDefault(key, otherwise);
        }
    }

    /** What a fake's check does. */
    interface Body {
        Outcome look(Settings settings, Answer answer, CheckContext context) throws Exception;
    }

    /** What a fake does while it is bound. */
    interface Binder {
        Check bind(Settings settings, BindContext context) throws InvalidConfigException;
    }

    /**
     * With {@code test.has} (1 when the answer has the {@code word}), {@code test.gives} (always
     * the {@code score}) and {@code test.refers} (when the answer has the {@code word}).
     */
    static Fakes standard() {
        return new Fakes()
                .instant("test.has", Fakes::has)
                .instant("test.gives", Fakes::gives)
                .heavy("heavy.has", Fakes::has)
                .heavy("heavy.gives", Fakes::gives)
                .instant("test.refers", Fakes::refers);
    }

    static Outcome has(Settings settings, Answer answer, CheckContext context) {
        String word = settings.get("word", "");
        List<Evidence> evidence = new ArrayList<>();
        int at = answer.text().indexOf(word);
        if (at >= 0) {
            evidence.add(new Evidence.Span(Answer.TYPED, at, at + word.length(), word));
        } else {
            evidence.add(new Evidence.Missing(word));
        }
        return new Outcome.Graded(
                at >= 0 ? Score.ONE : Score.ZERO, confidence(settings), evidence, said(settings));
    }

    static Outcome gives(Settings settings, Answer answer, CheckContext context) {
        return new Outcome.Graded(
                new Score(new BigDecimal(settings.get("score", "1"))),
                confidence(settings),
                List.of(),
                said(settings));
    }

    private static Outcome refers(Settings settings, Answer answer, CheckContext context) {
        return answer.text().contains(settings.get("word", ""))
                ? new Outcome.Refer("a doubt", List.of(), said(settings))
                : Outcome.clear();
    }

    private static Confidence confidence(Settings settings) {
        return new Confidence(Double.parseDouble(settings.get("confidence", "1")));
    }

    private static List<Feedback> said(Settings settings) {
        return settings.all().containsKey("says")
                ? List.of(Feedback.learner(settings.get("says", "")))
                : List.of();
    }

    /** What outcomes that are made with a service depend on. */
    Fakes version(Class<? extends Service> type, String version) {
        versions.put(type, version);
        return this;
    }

    Fakes instant(String id, Body body) {
        return with(id, Cost.INSTANT, body);
    }

    Fakes heavy(String id, Body body) {
        return with(id, Cost.HEAVY, body);
    }

    private Fakes with(String id, Cost cost, Body body) {
        return with(
                new CheckerInfo(id, 1, cost, "For tests."),
                Optional.empty(),
                Set.of(),
                (settings, context) -> (answer, about) -> body.look(settings, answer, about));
    }

    Fakes binding(String id, Binder binder) {
        return with(
                new CheckerInfo(id, 1, Cost.INSTANT, "For tests."),
                Optional.empty(),
                Set.of(),
                binder);
    }

    Fakes with(
            CheckerInfo info,
            Optional<Jar> jar,
            Set<Class<? extends Service>> requires,
            Binder binder) {
        CheckerType<Settings> type =
                new CheckerType<>() {
                    @Override
                    public CheckerInfo info() {
                        return info;
                    }

                    @Override
                    public Class<Settings> configType() {
                        return Settings.class;
                    }

                    @Override
                    public Set<Class<? extends Service>> requires() {
                        return requires;
                    }

                    @Override
                    public Check bind(Settings config, BindContext context)
                            throws InvalidConfigException {
                        return binder.bind(config, context);
                    }
                };
        return with(type, info, jar);
    }

    Fakes with(CheckerType<?> type, CheckerInfo info, Optional<Jar> jar) {
        plugins.put(info.id(), new Plugin(type, info, jar));
        return this;
    }

    <S extends Service> Fakes service(Class<S> type, S service) {
        services.put(type, service);
        return this;
    }

    @Override
    public Optional<Plugin> checker(String id) {
        return Optional.ofNullable(plugins.get(id));
    }

    @Override
    public List<String> ids() {
        return List.copyOf(plugins.keySet());
    }

    @Override
    public <S extends Service> S service(Class<S> type) {
        return type.cast(services.get(type));
    }

    @Override
    public String version(Class<? extends Service> type) {
        return versions.getOrDefault(type, "");
    }
}
