package dev.assay.policy;

import dev.assay.config.Here;
import dev.assay.config.NearNames;
import dev.assay.config.Problem;
import dev.assay.config.RecordDecoder;
import dev.assay.config.YamlReader;
import dev.assay.policy.Policy.Counts;
import dev.assay.policy.Policy.Late;
import dev.assay.policy.Policy.Learner;
import dev.assay.policy.Policy.Rules;
import dev.assay.policy.PolicyYaml.LateYaml;
import dev.assay.policy.PolicyYaml.LearnerYaml;
import dev.assay.policy.PolicyYaml.QuestionYaml;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads {@code policy.yaml}; all that is wrong is told at once, with its line. */
public final class PolicyReader {

    /** The file, in the course's folder. */
    public static final String FILE = "policy.yaml";

    private static final String ALL = "all";

    /** What the file holds: the record that a schema is made of. */
    public static final Class<? extends Record> WRITTEN = PolicyYaml.class;

    private final List<String> questions;
    private final Consumer<Problem> problems;

    private PolicyReader(List<String> questions, Consumer<Problem> problems) {
        this.questions = List.copyOf(questions);
        this.problems = problems;
    }

    /**
     * Reads one.
     *
     * @param questions the ids of the course's questions
     * @param problems is given what is wrong
     * @return what could be read; {@link Policy#NONE} of a text that is none
     */
    public static Policy read(String text, List<String> questions, Consumer<Problem> problems) {
        if (text.lines().map(String::strip).allMatch(PolicyReader::saysNothing)) {
            return Policy.NONE;
        }
        return YamlReader.read(FILE, text, problems)
                .flatMap(yaml -> RecordDecoder.decode(yaml, PolicyYaml.class, problems))
                .map(yaml -> new PolicyReader(questions, problems).policy(yaml))
                .orElse(Policy.NONE);
    }

    private static boolean saysNothing(String line) {
        return line.isEmpty() || line.startsWith("#");
    }

    private Policy policy(PolicyYaml yaml) {
        ZoneId zone = zone(yaml);
        Rules all =
                new Rules(
                        yaml.due().map(due -> due.in(zone)),
                        yaml.grace().map(Span::time).orElse(Duration.ZERO),
                        yaml.late().map(PolicyReader::late),
                        yaml.attempts(),
                        yaml.counts().orElse(Counts.LAST),
                        yaml.attemptPenalty().map(Share::part).orElse(BigDecimal.ZERO));
        checkLate(all, yaml.here());
        Map<String, Rules> byQuestion = new LinkedHashMap<>();
        yaml.questions()
                .forEach(
                        (id, own) -> {
                            check(id, own.here());
                            Rules rules = rules(own, all, zone);
                            checkLate(rules, own.here());
                            byQuestion.put(id, rules);
                        });
        Map<String, Learner> learners = new LinkedHashMap<>();
        yaml.learners()
                .forEach(
                        (id, own) -> {
                            checkLearner(own, all);
                            learners.put(id, learner(own, zone));
                        });
        return new Policy(all, byQuestion, learners);
    }

    private ZoneId zone(PolicyYaml yaml) {
        try {
            return yaml.zone().map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            error(
                    yaml.here(),
                    "zone",
                    "there is no time zone " + yaml.zone().orElse(""),
                    "write one such as Europe/Berlin, or UTC");
            return ZoneOffset.UTC;
        }
    }

    private static Rules rules(QuestionYaml own, Rules all, ZoneId zone) {
        Optional<Instant> due = own.due().map(each -> each.in(zone));
        return new Rules(
                due.or(all::due),
                own.grace().map(Span::time).orElse(all.grace()),
                own.late().map(PolicyReader::late).or(all::late),
                own.attempts().isPresent() ? own.attempts() : all.attempts(),
                own.counts().orElse(all.counts()),
                own.attemptPenalty().map(Share::part).orElse(all.attemptPenalty()));
    }

    private static Late late(LateYaml yaml) {
        return new Late(
                yaml.take().part(),
                yaml.every().map(Span::time).filter(Duration::isPositive),
                yaml.atMost().map(Share::part).orElse(BigDecimal.ONE),
                yaml.until().map(Span::time));
    }

    private static Learner learner(LearnerYaml yaml, ZoneId zone) {
        Set<String> excused = new HashSet<>(yaml.excused());
        boolean isFromAll = excused.remove(ALL);
        return new Learner(
                yaml.extra().map(Span::time).orElse(Duration.ZERO),
                yaml.due().map(due -> due.in(zone)),
                yaml.attempts(),
                isFromAll,
                excused,
                yaml.note().orElse(""));
    }

    /** What is late and costs nobody knows what would be somebody's zero or somebody's gift. */
    private void checkLate(Rules rules, Here here) {
        if (rules.due().isPresent() && rules.late().isEmpty()) {
            error(
                    here,
                    "due",
                    "what being late costs is not said",
                    "write late: {take: 10%, every: 1d}, or late: {take: 100%} for nothing");
        }
    }

    private void checkLearner(LearnerYaml own, Rules all) {
        for (String id : own.excused()) {
            if (!id.equals(ALL)) {
                check(id, own.here());
            }
        }
        if (own.due().isPresent() && all.late().isEmpty()) {
            error(
                    own.here(),
                    "due",
                    "what being late costs is not said",
                    "write late: {take: 100%} at the top");
        }
    }

    private void check(String question, Here here) {
        if (!questions.contains(question)) {
            problems.accept(
                    Problem.error(
                            here.source(),
                            "there is no question '" + question + "'",
                            NearNames.nearest(question, questions)
                                    .map(near -> "did you mean '" + near + "'?")
                                    .orElse("write a question's id")));
        }
    }

    private void error(Here here, String key, String problem, String mend) {
        problems.accept(Problem.error(here.source(key), problem, mend));
    }
}
