package dev.assay.checkers.text.pattern;

import dev.assay.checkers.text.pattern.Mistakes.Kind;
import dev.assay.checkers.text.pattern.Sequence.Alternative;
import dev.assay.checkers.text.pattern.Sequence.Item;
import java.util.List;
import java.util.Set;

/** Finds what is odd about one sequence: what never matches, never matters or has no effect. */
final class SequenceLint {

    private final String path;
    private final Sequence sequence;
    private final Reading reading;
    private final Lint lint;

    SequenceLint(String path, Sequence sequence, Reading reading, Lint lint) {
        this.path = path;
        this.sequence = sequence;
        this.reading = reading;
        this.lint = lint;
    }

    void look() {
        for (Item item : sequence.items()) {
            shadowed(item.alternatives());
            globs(item).forEach(this::unreachable);
        }
        if (sequence.together().isEmpty()) {
            everything();
        }
    }

    private static List<Glob> globs(Item item) {
        return item.alternatives().stream()
                .flatMap(one -> one.slots().stream())
                .flatMap(slot -> slot.words().stream())
                .toList();
    }

    private List<Glob> globs() {
        return sequence.items().stream().flatMap(item -> globs(item).stream()).toList();
    }

    /** Alternatives that another one matches anyway: {@code temp*|temperature}, {@code a|a}. */
    private void shadowed(List<Alternative> alternatives) {
        for (int late = 0; late < alternatives.size(); late++) {
            Alternative one = alternatives.get(late);
            for (int early = 0; early < alternatives.size(); early++) {
                Alternative other = alternatives.get(early);
                boolean same = covers(other, one) && covers(one, other);
                if (early != late && (same ? early < late : covers(other, one))) {
                    lint.warn(
                            path,
                            "'"
                                    + one.source()
                                    + "' is never needed: '"
                                    + other.source()
                                    + "' matches it"
                                    + in(),
                            "delete one of them");
                    break;
                }
            }
        }
    }

    private boolean covers(Alternative wide, Alternative narrow) {
        if (wide.slots().size() != narrow.slots().size() || !wide.links().equals(narrow.links())) {
            return false;
        }
        for (int i = 0; i < wide.slots().size(); i++) {
            List<Glob> these = wide.slots().get(i).words();
            for (Glob word : narrow.slots().get(i).words()) {
                if (these.stream().noneMatch(glob -> covers(glob, word))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean covers(Glob wide, Glob narrow) {
        if (wide.elements().equals(narrow.elements())) {
            return true;
        }
        String text = narrow.literal();
        return narrow.isLiteral()
                && !wide.isLiteral()
                && new WordPattern(wide, Mistakes.NONE, sequence.style().extraCharacters(), "")
                                .mistakes(new Word("", 0, 0, text, text, 0))
                        == 0;
    }

    /** Characters that no word of an answer can have. */
    private void unreachable(Glob glob) {
        List<Integer> elements = glob.elements();
        int last = elements.size();
        while (last > 0
                && elements.get(last - 1) >= 0
                && reading.isDivider(elements.get(last - 1))) {
            last--;
        }
        for (int i = 0; i < elements.size(); i++) {
            int c = elements.get(i);
            if (c >= 0 && reading.isSpace(c)) {
                lint.warn(
                        path,
                        "'"
                                + glob.source()
                                + "' can never match: '"
                                + Character.toString(c)
                                + "' is read as a space"
                                + in(),
                        "leave it out, or out of converted-to-space");
                return;
            }
            if (c >= 0 && i < last && c != '.' && reading.isDivider(c)) {
                lint.warn(
                        path,
                        "'"
                                + glob.source()
                                + "' can never match: '"
                                + Character.toString(c)
                                + "' ends a sentence"
                                + in(),
                        "leave it out, or out of sentence-dividers");
                return;
            }
        }
        if (last < elements.size() && last > 0 && glob.isLiteral()) {
            lint.warn(
                    path,
                    "'" + glob.source() + "' matches only with its punctuation" + in(),
                    "leave the punctuation out to match the word anywhere");
        }
    }

    private void everything() {
        boolean onlyStars =
                globs().stream()
                        .allMatch(glob -> glob.elements().stream().allMatch(e -> e == Glob.MANY));
        if (onlyStars && sequence.extraWords()) {
            lint.warn(path, "every answer matches" + in(), "name what the answer has to say");
        }
    }

    /** Options of the notation that change nothing. */
    void options(MatchOptions options) {
        List<Glob> globs = globs();
        boolean phrases =
                sequence.items().stream()
                        .flatMap(item -> item.alternatives().stream())
                        .anyMatch(one -> one.slots().size() > 1);
        boolean near =
                sequence.links().stream().anyMatch(Sequence.Link::binds)
                        || sequence.items().stream()
                                .flatMap(item -> item.alternatives().stream())
                                .flatMap(one -> one.links().stream())
                                .anyMatch(link -> link.most() != Integer.MAX_VALUE);
        if (options.anyOrder() && sequence.items().size() == 1 && !phrases) {
            idle("o", "there is only one word to look for");
        }
        if (options.saysGaps() && !near) {
            idle("p" + options.gaps(), "no words are joined by '_'");
        } else if (options.saysGaps()
                && options.gaps() > 0
                && !options.extraWords()
                && !options.anyOrder()) {
            idle("p" + options.gaps(), "without 'w' there are no words between");
        }
        Mistakes mistakes = options.mistakes();
        if (options.extraCharacters() && mistakes.most() > 0) {
            lint.warn(
                    path,
                    "'c' and 'm' are said both" + in(),
                    "leave one out: 'c' lets more characters stand anywhere in a word");
        }
        spelling(globs, mistakes);
    }

    private void spelling(List<Glob> globs, Mistakes mistakes) {
        if (mistakes.most() == 0) {
            return;
        }
        int longest = globs.stream().filter(this::isWord).mapToInt(Glob::letters).max().orElse(0);
        if (mistakes.in(longest) == 0) {
            idle(
                    "m",
                    "a misspelt word needs four letters (three where one is extra), wildcards not"
                            + " counted");
        } else if (mistakes.most() == 2 && longest < Mistakes.LETTERS_FOR_TWO) {
            idle("m2", "a second misspelling needs a word of eight letters");
        } else {
            Set<Kind> kinds = mistakes.kinds();
            for (Kind kind : kinds) {
                if (kinds.size() < Kind.values().length && !mistakes.allows(kind, longest)) {
                    idle(
                            "m",
                            "a letter "
                                    + kind.name().toLowerCase(java.util.Locale.ROOT)
                                    + " needs a longer word");
                }
            }
        }
    }

    private boolean isWord(Glob glob) {
        return !glob.isLiteral() || Numbers.read(glob.literal()).isEmpty();
    }

    private void idle(String option, String why) {
        lint.warn(path, "'" + option + "' has no effect: " + why + in(), "leave it out");
    }

    private String in() {
        return ", in " + sequence.source();
    }
}
