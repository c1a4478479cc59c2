package dev.assay.sheet;

import dev.assay.course.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which candidates are the beginnings of questions, for the whole sheet at once: each is
 * taken as a beginning, as an item of a list in an answer or as nothing, and the reading of the
 * sheet that has the most evidence in its favour is chosen (a beam search over the candidates in
 * order).
 */
final class Chooser {

    private static final int BEAM = 32;

    /** Readings closer than this are as good as each other. */
    private static final double TIE = 0.6;

    /** How far back two equally good readings are compared. */
    private static final int COMPARED = 64;

    private final Evidence evidence;
    private final Map<Integer, Question> questions = new HashMap<>();

    Chooser(Evidence evidence, List<Question> questions) {
        this.evidence = evidence;
        questions.forEach(question -> this.questions.put(question.number(), question));
    }

    /** Decided beginnings, the latest first; each is itself and no other, so it is no record. */
    private static final class Node {

        private final @Nullable Node before;
        private final Header header;
        private final int depth;

        Node(@Nullable Node before, Header header) {
            this.before = before;
            this.header = header;
            this.depth = before == null ? 1 : before.depth + 1;
        }
    }

    /** A reading of the sheet so far. */
    private record State(Evidence.Context context, double score, @Nullable Node node) {}

    List<Header> choose(List<Candidate> candidates) {
        List<State> states = List.of(new State(Evidence.Context.START, 0, null));
        for (Candidate candidate : candidates) {
            states = step(states, candidate);
        }
        List<Header> headers = new ArrayList<>();
        for (Node node = states.getFirst().node; node != null; node = node.before) {
            headers.add(node.header);
        }
        return headers.reversed();
    }

    private List<State> step(List<State> states, Candidate candidate) {
        List<Header> options = options(candidate);
        Map<Evidence.Context, State> next = new HashMap<>();
        List<Map<@Nullable Node, Node>> nodes = new ArrayList<>();
        options.forEach(option -> nodes.add(new IdentityHashMap<>()));
        for (State state : states) {
            Evidence.Context context = state.context;
            double nothing = state.score + evidence.ofNothing(context, candidate);
            put(next, new State(context.nothing(candidate), nothing, state.node));
            if (evidence.mayBeItem(context, candidate)) {
                put(
                        next,
                        new State(
                                context.item(candidate),
                                state.score + evidence.ofItem(context, candidate),
                                state.node));
            }
            for (int i = 0; i < options.size(); i++) {
                Header option = options.get(i);
                double score = evidence.of(context, option);
                if (score > Evidence.IMPOSSIBLE) {
                    Node node =
                            nodes.get(i)
                                    .computeIfAbsent(
                                            state.node, before -> new Node(before, option));
                    put(next, new State(context.header(option), state.score + score, node));
                }
            }
        }
        return next.values().stream()
                .sorted(
                        Comparator.comparingDouble((State state) -> -state.score)
                                .thenComparing(state -> state.context))
                .limit(BEAM)
                .toList();
    }

    private List<Header> options(Candidate candidate) {
        List<Header> options = new ArrayList<>();
        if (candidate.opensAnswers()) {
            return List.of(byNumber(candidate, Optional.empty(), Header.How.SECTION));
        }
        for (Hit hit : candidate.hits()) {
            boolean own = hit.question().number() == candidate.number();
            Header.How how =
                    own
                            ? Header.How.BOTH
                            : candidate.label().isEmpty()
                                    ? Header.How.WORDING
                                    : Header.How.WORDING_AGAINST_NUMBER;
            options.add(
                    new Header(
                            candidate,
                            Optional.of(hit.question()),
                            how,
                            hit.likeness(),
                            hit.end(),
                            hit.item(),
                            hit.whole(),
                            hit.asked(),
                            false));
        }
        if (candidate.label().isPresent()) {
            Question named = questions.get(candidate.number());
            if (named != null) {
                options.add(byNumber(candidate, Optional.of(named), Header.How.NUMBER));
            }
            options.add(byNumber(candidate, Optional.empty(), Header.How.NOTHING));
        }
        return options;
    }

    private static Header byNumber(
            Candidate candidate, Optional<Question> question, Header.How how) {
        return new Header(
                candidate,
                question,
                how,
                candidate.ownLikeness(),
                candidate.textStart(),
                candidate.item(),
                false,
                false,
                false);
    }

    private static void put(Map<Evidence.Context, State> states, State state) {
        State there = states.get(state.context);
        if (there == null) {
            states.put(state.context, state);
            return;
        }
        boolean higher = state.score > there.score;
        State better = higher ? state : there;
        State worse = higher ? there : state;
        boolean tie = better.score - worse.score < TIE && better.node != worse.node;
        states.put(state.context, tie ? contested(better, worse.node) : better);
    }

    /** Marks the beginnings that the better reading has and the other, as good, has not. */
    private static State contested(State better, @Nullable Node other) {
        List<Header> own = new ArrayList<>();
        Node node = better.node;
        while (node != null && node != other && own.size() < COMPARED) {
            if (other != null && other.depth > node.depth) {
                other = other.before;
            } else {
                if (other != null && other.depth == node.depth) {
                    other = other.before;
                }
                own.add(node.header);
                node = node.before;
            }
        }
        for (Header header : own.reversed()) {
            node = new Node(node, header.contest());
        }
        return new State(better.context, better.score, node);
    }
}
