package dev.assay.checkers.text.keyword;

import dev.assay.checkers.text.keyword.Found.Range;
import dev.assay.checkers.text.keyword.Member.Alternative;
import dev.assay.checkers.text.keyword.Member.Part;
import dev.assay.checkers.text.keyword.Member.Slot;
import dev.assay.prose.language.English;
import dev.assay.prose.language.Negation;
import dev.assay.prose.language.Stance;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Boundary;
import dev.assay.prose.language.Token.Kind;
import dev.assay.prose.language.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds members in one answer, given where their words are. */
final class Finder {

    /** How many fillers a phrase may have between two of its words. */
    private static final int FILLERS = 3;

    /** How many words "..." stands for, at most. */
    private static final int GAP = 6;

    /** How far apart neighbours joined by "&" may be, in words. */
    private static final int NEAR = 8;

    /** What a member's statement has to be. */
    enum Statement {
        /** Said, or open to both readings. */
        SAID,
        /** Said beyond doubt. */
        PLAIN,
        /** Said, and the answer stands by it. */
        CLAIMED,
        /** Either. */
        ANY
    }

    /** A phrase at a place: its words' ranges, as a chain from the last to the first. */
    private record Chain(int start, int end, Quality quality, @Nullable Chain before) {

        int first() {
            Chain chain = this;
            while (chain.before != null) {
                chain = chain.before;
            }
            return chain.start;
        }
    }

    private final Tokens tokens;
    private final Hits[] hits;

    Finder(Tokens tokens, Hits[] hits) {
        this.tokens = tokens;
        this.hits = hits;
    }

    /** The surest place of a member, the first of equals. */
    Optional<Found> find(Member member, Statement statement) {
        List<List<Chain>> parts = new ArrayList<>(member.parts().size());
        for (Part part : member.parts()) {
            List<Chain> places = places(part);
            if (places.isEmpty()) {
                return Optional.empty();
            }
            parts.add(places);
        }
        Found best = null;
        if (parts.size() == 1) {
            for (Chain chain : parts.getFirst()) {
                best = better(best, judge(member, List.of(chain), statement));
            }
        } else {
            best = near(member, parts, statement);
        }
        return Optional.ofNullable(best);
    }

    private static @Nullable Found better(@Nullable Found one, @Nullable Found other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.quality().compareTo(one.quality()) < 0 ? other : one;
    }

    /** All places of the parts that stand in one sentence near each other. */
    private @Nullable Found near(Member member, List<List<Chain>> parts, Statement statement) {
        int[] next = new int[parts.size()];
        Found best = null;
        while (true) {
            List<Chain> window = new ArrayList<>(parts.size());
            int earliest = -1;
            for (int p = 0; p < parts.size(); p++) {
                if (next[p] >= parts.get(p).size()) {
                    return best;
                }
                Chain chain = parts.get(p).get(next[p]);
                window.add(chain);
                if (earliest < 0 || chain.start < window.get(earliest).start) {
                    earliest = p;
                }
            }
            if (isNear(window)) {
                best = better(best, judge(member, window, statement));
            }
            next[earliest]++;
        }
    }

    private boolean isNear(List<Chain> window) {
        List<Chain> order = new ArrayList<>(window);
        order.sort(Comparator.comparingInt(Chain::first));
        for (int i = 1; i < order.size(); i++) {
            int from = order.get(i - 1).end;
            int to = order.get(i).first();
            if (to < from || to - from > NEAR) {
                return false;
            }
            for (int t = from; t <= order.get(i).end - 1; t++) {
                if (tokens.get(t).boundary() == Boundary.SENTENCE) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The places of a part, in the order of their last word. */
    private List<Chain> places(Part part) {
        List<Chain> chains = List.of();
        for (int s = 0; s < part.slots().size(); s++) {
            Slot slot = part.slots().get(s);
            Hits places = places(slot);
            if (places.size() == 0) {
                return List.of();
            }
            List<Chain> next = new ArrayList<>();
            if (s == 0) {
                for (int h = 0; h < places.size(); h++) {
                    next.add(new Chain(places.start(h), places.end(h), places.quality(h), null));
                }
            } else {
                for (Chain chain : chains) {
                    follow(chain, places, slot.gap(), next);
                }
            }
            chains = next;
        }
        return chains;
    }

    private void follow(Chain chain, Hits places, boolean gap, List<Chain> next) {
        int reach = chain.end + (gap ? GAP : FILLERS);
        for (int h = places.firstFrom(chain.end);
                h < places.size() && places.start(h) <= reach;
                h++) {
            if (connects(chain.end, places.start(h), gap)) {
                next.add(
                        new Chain(
                                places.start(h),
                                places.end(h),
                                chain.quality.atMost(places.quality(h)),
                                chain));
                return;
            }
        }
    }

    private boolean connects(int from, int to, boolean gap) {
        for (int t = from; t <= to; t++) {
            Token token = tokens.get(t);
            if (token.boundary().compareTo(gap ? Boundary.CLAUSE : Boundary.COLON) > 0) {
                return false;
            }
            boolean between = t < to;
            if (between
                    && !gap
                    && token.kind() != Kind.SYMBOL
                    && !English.isFiller(token.name())
                    && !Negation.isNegator(token.name())) {
                return false;
            }
        }
        return true;
    }

    private Hits places(Slot slot) {
        if (slot.alternatives().size() == 1 && slot.alternatives().getFirst().atoms().size() == 1) {
            Alternative only = slot.alternatives().getFirst();
            return only.synonym() ? merge(slot) : hits[only.atoms().getFirst()];
        }
        return merge(slot);
    }

    private Hits merge(Slot slot) {
        List<Chain> all = new ArrayList<>();
        for (Alternative alternative : slot.alternatives()) {
            List<Chain> chains = List.of();
            for (int a = 0; a < alternative.atoms().size(); a++) {
                Hits places = hits[alternative.atoms().get(a)];
                List<Chain> next = new ArrayList<>();
                for (int h = 0; a == 0 && h < places.size(); h++) {
                    next.add(new Chain(places.start(h), places.end(h), places.quality(h), null));
                }
                for (Chain chain : chains) {
                    follow(chain, places, false, next);
                }
                chains = next;
            }
            Quality least = alternative.synonym() ? Quality.SYNONYM : Quality.EXACT;
            for (Chain chain : chains) {
                all.add(new Chain(chain.first(), chain.end, least.atMost(chain.quality), null));
            }
        }
        if (all.isEmpty()) {
            return Hits.NONE;
        }
        all.sort(Comparator.comparingInt(Chain::start).thenComparing(Chain::quality));
        Hits merged = new Hits();
        for (Chain chain : all) {
            merged.add(chain.start, chain.end, chain.quality);
        }
        return merged;
    }

    /** The member there, if its statement is as wanted. */
    private @Nullable Found judge(Member member, List<Chain> window, Statement statement) {
        List<Range> ranges = new ArrayList<>();
        Quality quality = Quality.EXACT;
        for (Chain last : window) {
            quality = quality.atMost(last.quality);
            for (Chain chain = last; chain != null; chain = chain.before) {
                ranges.add(new Range(chain.start, chain.end));
            }
        }
        ranges.sort(Comparator.comparingInt(Range::start));
        int deniedBy = -1;
        int openBy = -1;
        for (Range range : ranges) {
            for (int t = range.start(); t < range.end(); t++) {
                int by = tokens.negation().negator(t);
                if (by < 0 || isInside(ranges, by)) {
                    continue;
                }
                switch (tokens.negation().of(t)) {
                    case SAID -> {}
                    case DENIED -> deniedBy = by;
                    case OPEN -> openBy = by;
                }
            }
        }
        int by = deniedBy >= 0 ? deniedBy : openBy;
        boolean right =
                switch (statement) {
                    case ANY -> true;
                    case SAID ->
                            member.negated()
                                    ? deniedBy >= 0 || openBy >= 0
                                    : deniedBy < 0 && !isUndone(ranges, openBy);
                    case PLAIN -> member.negated() ? deniedBy >= 0 : deniedBy < 0 && openBy < 0;
                    case CLAIMED -> isClaimed(ranges, by, member.negated());
                };
        if (!right) {
            return null;
        }
        if (member.negated() && by >= 0) {
            ranges.add(new Range(by, by + 1));
            ranges.sort(Comparator.comparingInt(Range::start));
        }
        return new Found(member.written(), joined(ranges), quality, openBy >= 0 && deniedBy < 0);
    }

    /** Whether the answer stands by it; what a denied member is denied by belongs to it. */
    private boolean isClaimed(List<Range> ranges, int by, boolean isNegated) {
        int from = ranges.getFirst().start();
        int to = ranges.getLast().end();
        return isNegated
                ? by >= 0
                        && !Stance.isRefused(tokens, Math.min(from, by), Math.max(to, by + 1), true)
                : !Stance.isRefused(tokens, from, to, false);
    }

    /**
     * Whether a claim of several words stands behind what undoes it: "fails to track gradients".
     */
    private static boolean isUndone(List<Range> ranges, int by) {
        int words = ranges.stream().mapToInt(range -> range.end() - range.start()).sum();
        return by >= 0 && words > 1 && by < ranges.getFirst().start();
    }

    private static boolean isInside(List<Range> ranges, int token) {
        for (Range range : ranges) {
            if (token >= range.start() && token < range.end()) {
                return true;
            }
        }
        return false;
    }

    /** Neighbours as one range, fillers between them included. */
    private List<Range> joined(List<Range> ranges) {
        List<Range> joined = new ArrayList<>();
        for (Range range : ranges) {
            Range last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && isNextTo(last.end(), range.start())) {
                joined.set(
                        joined.size() - 1,
                        new Range(last.start(), Math.max(last.end(), range.end())));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    private boolean isNextTo(int from, int to) {
        return to <= from || (to - from <= FILLERS && connects(from, to, false));
    }
}
