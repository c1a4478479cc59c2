package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Hit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Something that a rubric wants of the order in which code runs, or of where values go. */
interface FlowRule {

    /** What an answer has of it. */
    Found find(PythonCode code, Trace trace);

    /**
     * What was found.
     *
     * @param share 0 to 1
     * @param hits where; those with less than a full share say what is wrong
     */
    record Found(BigDecimal share, List<Hit> hits) {

        static final Found NOTHING = new Found(BigDecimal.ZERO, List.of());

        public Found {
            hits = List.copyOf(hits);
        }
    }

    /** Any of several calls. */
    record Calls(List<PythonMatcher> any) {

        public Calls {
            any = List.copyOf(any);
        }

        boolean isEmpty() {
            return any.isEmpty();
        }

        /** What a use has of them at its best; empty when it is something else. */
        Optional<Hit> fit(PythonCode code, Use use) {
            Hit best = null;
            for (PythonMatcher matcher : any) {
                Optional<Hit> hit = matcher.exact(code, use);
                if (hit.isEmpty()) {
                    hit = matcher.near(code, use);
                }
                if (hit.isPresent()
                        && (best == null || hit.get().share().compareTo(best.share()) > 0)) {
                    best = hit.get();
                }
            }
            return Optional.ofNullable(best).filter(hit -> hit.share().signum() > 0);
        }

        /** Those of an answer's uses that fit; what was only meant where nothing is right. */
        IdentityHashMap<Use, Hit> among(PythonCode code) {
            IdentityHashMap<Use, Hit> found = new IdentityHashMap<>();
            for (Use use : code.uses()) {
                for (PythonMatcher matcher : any) {
                    Optional<Hit> hit = matcher.exact(code, use);
                    if (hit.isPresent() && hit.get().share().signum() > 0) {
                        found.merge(use, hit.get(), Calls::better);
                    }
                }
            }
            if (found.isEmpty()) {
                for (Use use : code.uses()) {
                    fit(code, use).ifPresent(hit -> found.put(use, hit));
                }
            }
            return found;
        }

        private static Hit better(Hit one, Hit other) {
            return other.share().compareTo(one.share()) > 0 ? other : one;
        }
    }

    /** A hit that says why it is worth less. */
    static Hit less(Hit hit, BigDecimal share, String why) {
        return new Hit(share, hit.span(), Optional.of(hit.why().orElse(why)));
    }

    /** Hits in the order of the answer, none twice. */
    static List<Hit> inOrder(List<Hit> hits) {
        List<Hit> sorted = new ArrayList<>(hits.stream().distinct().toList());
        sorted.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
        return sorted;
    }
}
