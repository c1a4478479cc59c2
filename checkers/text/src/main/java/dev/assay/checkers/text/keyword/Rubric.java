package dev.assay.checkers.text.keyword;

import dev.assay.checkers.text.keyword.Finder.Statement;
import dev.assay.prose.language.Tokens;
import dev.assay.spi.InvalidConfigException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The concepts of one check, compiled: what to look for, and where each was found. */
public final class Rubric {

    /**
     * What to look for.
     *
     * @param any members of which {@code atLeast} have to be found
     * @param all members that all have to be found
     * @param evenDenied whether "not …" counts too
     */
    private record Wanted(
            List<Member> any,
            List<Member> all,
            int atLeast,
            boolean evenDenied,
            boolean forbidden) {

        Wanted {
            any = List.copyOf(any);
            all = List.copyOf(all);
        }
    }

    /**
     * How much of a concept was found.
     *
     * @param found how many of the members that are needed
     * @param needed how many are
     * @param places where
     */
    public record Match(int found, int needed, List<Found> places) {

        public Match {
            places = List.copyOf(places);
        }

        /** Whether nothing is missing. */
        public boolean complete() {
            return found >= needed;
        }
    }

    private final List<Wanted> wanted;
    private final WordIndex words;

    private Rubric(List<Wanted> wanted, WordIndex words) {
        this.wanted = List.copyOf(wanted);
        this.words = words;
    }

    /** Compiles concepts one by one. */
    public static final class Builder {

        private final Lexicon lexicon = new Lexicon();
        private final MemberParser parser;
        private final List<Wanted> wanted = new ArrayList<>();

        /** Starts a rubric with the synonyms that hold for it. */
        public Builder(Synonyms synonyms) {
            this.parser = new MemberParser(lexicon, synonyms);
        }

        /** Adds a concept that earns marks. */
        public Builder concept(
                String path, List<String> any, List<String> all, int atLeast, boolean evenDenied)
                throws InvalidConfigException {
            wanted.add(
                    new Wanted(
                            members(path + ".any", any),
                            members(path + ".all", all),
                            atLeast,
                            evenDenied,
                            false));
            return this;
        }

        /** Adds one that costs marks: it counts only where it is said beyond doubt. */
        public Builder forbidden(String path, List<String> any, List<String> all)
                throws InvalidConfigException {
            wanted.add(
                    new Wanted(
                            members(path + ".any", any),
                            members(path + ".all", all),
                            1,
                            false,
                            true));
            return this;
        }

        private List<Member> members(String path, List<String> written)
                throws InvalidConfigException {
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < written.size(); i++) {
                members.add(parser.parse(path + "[" + i + "]", written.get(i)));
            }
            return members;
        }

        /**
         * Compiles what was added.
         *
         * @param prompt the question: none of its words is a misspelling
         * @param tolerant whether misspelt words count
         */
        public Rubric build(String prompt, boolean tolerant) {
            Set<String> context = new HashSet<>();
            Tokens.of(prompt)
                    .list()
                    .forEach(
                            token -> {
                                context.add(token.name());
                                context.add(token.stem());
                            });
            return new Rubric(wanted, new WordIndex(lexicon.atoms(), context, tolerant));
        }
    }

    /**
     * Looks for all concepts at once.
     *
     * @param where whether a token may be looked at
     * @param claimed whether only what the answer stands by counts
     * @return one match for each concept, in the order they were added
     */
    public List<Match> match(Tokens tokens, IntPredicate where, boolean claimed) {
        Finder finder = new Finder(tokens, words.find(tokens, where));
        List<Match> matches = new ArrayList<>(wanted.size());
        for (Wanted concept : wanted) {
            matches.add(match(concept, finder, claimed));
        }
        return matches;
    }

    private static Match match(Wanted concept, Finder finder, boolean claimed) {
        Statement said = claimed ? Statement.CLAIMED : Statement.SAID;
        Statement statement =
                concept.forbidden ? Statement.PLAIN : concept.evenDenied ? Statement.ANY : said;
        List<Found> places = new ArrayList<>();
        int needed = concept.all.size();
        for (Member member : concept.all) {
            finder.find(member, statement).ifPresent(places::add);
        }
        boolean whole = places.size() == needed;
        if (concept.any.isEmpty()) {
            return new Match(whole ? 1 : 0, 1, places);
        }
        if (concept.atLeast == 1) {
            Found best = best(concept.any, statement, finder);
            if (best != null) {
                places.add(best);
            }
            return new Match(whole && best != null ? 1 : 0, 1, places);
        }
        int found = 0;
        for (Member member : concept.any) {
            Optional<Found> place = finder.find(member, statement);
            if (place.isPresent() && found < concept.atLeast && isElsewhere(place.get(), places)) {
                places.add(place.get());
                found++;
            }
        }
        return new Match(whole ? found : 0, concept.atLeast, places);
    }

    /** Whether two members of "at least" are two findings, not one phrase found twice. */
    private static boolean isElsewhere(Found one, List<Found> others) {
        return others.stream()
                .flatMap(other -> other.ranges().stream())
                .noneMatch(
                        range ->
                                one.ranges().stream()
                                        .anyMatch(
                                                own ->
                                                        own.start() < range.end()
                                                                && range.start() < own.end()));
    }

    private static @Nullable Found best(List<Member> members, Statement statement, Finder finder) {
        Found best = null;
        for (Member member : members) {
            Found found = finder.find(member, statement).orElse(null);
            if (found != null && (best == null || found.quality().compareTo(best.quality()) < 0)) {
                best = found;
            }
            if (best != null && best.quality() == Quality.EXACT) {
                return best;
            }
        }
        return best;
    }
}
