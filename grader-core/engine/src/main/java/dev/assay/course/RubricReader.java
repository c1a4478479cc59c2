package dev.assay.course;

import dev.assay.config.Here;
import dev.assay.config.Located;
import dev.assay.config.Problem;
import dev.assay.config.Source;
import dev.assay.course.Group.Combine;
import dev.assay.course.NodeYaml.CriterionYaml;
import dev.assay.course.NodeYaml.GroupYaml;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a rubric out of what is written, and holds it to a rubric's rules. One use each. */
final class RubricReader {

    private static final String ROOT = "rubric";
    private final Consumer<Problem> problems;
    private final Map<String, Source> ids = new HashMap<>();

    RubricReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /**
     * The rubric. Where there are problems it is what could be made of what is written, so that the
     * checks in it can be looked at too; empty when that is nothing.
     */
    Optional<RubricNode> read(NodeYaml root) {
        return node(root, ROOT, false, false);
    }

    private Optional<RubricNode> node(
            NodeYaml yaml, String place, boolean mayDeduct, boolean isBesideOthers) {
        String id = id(yaml, place);
        BigDecimal weight = yaml.weight().orElse(BigDecimal.ONE);
        // Where a deduction can't be run, what the other parts earn is there to be confirmed.
        boolean isOneOfSeveral = isBesideOthers || weight.signum() < 0;
        if (weight.signum() < 0 && !mayDeduct) {
            error(
                    yaml.here().source("weight"),
                    yaml.here().path() + ": the weight " + weight.toPlainString() + " is negative",
                    "only a direct part of a weighted-sum may deduct: write 0 or more");
        }
        if (yaml instanceof CriterionYaml criterion && criterion.optional() && !isOneOfSeveral) {
            error(
                    yaml.here().source("optional"),
                    yaml.here().path() + ": nothing else could decide in its place",
                    "delete 'optional', put the criterion into a best-of beside another part, or"
                            + " give it a negative weight");
        }
        FeedbackText feedback = yaml.feedback().orElse(FeedbackText.NONE);
        return switch (yaml) {
            case CriterionYaml criterion ->
                    Optional.ofNullable(criterion.check())
                            .map(
                                    checker ->
                                            new Criterion(
                                                    id,
                                                    weight,
                                                    feedback,
                                                    yaml.here().source(),
                                                    checker,
                                                    config(criterion.with(), criterion.here()),
                                                    criterion.always(),
                                                    criterion.optional()));
            case GroupYaml group -> group(group, id, weight, feedback, isOneOfSeveral);
        };
    }

    /** A checker's settings; an empty mapping where none are written. */
    static Located config(Optional<Located> with, Here here) {
        return with.orElseGet(here.yaml()::emptyHere);
    }

    private String id(NodeYaml yaml, String place) {
        String id = yaml.id().orElse(place);
        Source source = yaml.here().source("id");
        if (!CoursePaths.isName(id)) {
            error(
                    source,
                    "the id '" + id + "' can't be used",
                    "write one word of letters, digits, dots, dashes and underscores");
        }
        Source first = ids.putIfAbsent(id, source);
        if (first != null) {
            error(
                    source,
                    "the id '" + id + "' is there twice, first on line " + first.line(),
                    "give each part of the rubric an id of its own");
            return place; // and is told once
        }
        return id;
    }

    private Optional<RubricNode> group(
            GroupYaml yaml,
            String id,
            BigDecimal weight,
            FeedbackText feedback,
            boolean isOneOfSeveral) {
        Combine combine = yaml.combine();
        List<NodeYaml> written = yaml.parts() == null ? List.of() : yaml.parts();
        // While it is not known how the parts are combined, a deduction may be right.
        boolean mayDeduct = combine == null || combine == Combine.WEIGHTED_SUM;
        List<RubricNode> parts = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            node(
                            written.get(i),
                            id + "." + (i + 1),
                            mayDeduct,
                            isOneOfSeveral || combine == null || combine == Combine.BEST_OF)
                    .ifPresent(parts::add);
        }
        if (combine != null && yaml.pass().isPresent() && combine != Combine.GATE_THEN_REST) {
            error(
                    yaml.here().source("pass"),
                    yaml.here().path() + ": 'pass' is only for a gate",
                    "delete it, or write combine: gate-then-rest");
        }
        if (combine != null && yaml.parts() != null) {
            check(yaml, combine, written);
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Group(
                        id,
                        weight,
                        feedback,
                        yaml.here().source(),
                        combine == null ? Combine.WEIGHTED_SUM : combine,
                        parts,
                        yaml.pass().orElse(BigDecimal.ONE)));
    }

    private void check(GroupYaml yaml, Combine combine, List<NodeYaml> parts) {
        Source source = yaml.here().source("parts");
        String at = yaml.here().path() + ": ";
        if (parts.isEmpty()) {
            error(source, at + "the group is empty", "give it one part at least, or delete it");
            return;
        }
        boolean isAlone = parts.size() == 1;
        switch (combine) {
            case ALL_OR_NOTHING -> {}
            case BEST_OF -> {
                if (isAlone) {
                    problems.accept(
                            Problem.warning(
                                    source,
                                    at + "a best-of with one part is that part",
                                    "add another, or write the part in the group's place"));
                }
            }
            case WEIGHTED_SUM -> checkWeights(yaml, parts);
            case GATE_THEN_REST -> {
                if (isAlone) {
                    error(
                            source,
                            at + "there is nothing behind the gate",
                            "add the parts that count once the first one is passed");
                } else {
                    checkWeights(yaml, parts.subList(1, parts.size()));
                }
            }
        }
    }

    private void checkWeights(GroupYaml yaml, List<NodeYaml> parts) {
        if (parts.stream().noneMatch(part -> part.weight().orElse(BigDecimal.ONE).signum() > 0)) {
            error(
                    yaml.here().source("parts"),
                    yaml.here().path() + ": no part has a weight above 0, so nothing can be earned",
                    "give one part at least a positive weight");
        }
    }

    private void error(Source source, String problem, String mend) {
        problems.accept(Problem.error(source, problem, mend));
    }
}
