package dev.assay.checkers.text.choice;

import dev.assay.prose.language.Negation.Polarity;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Boundary;
import dev.assay.prose.language.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out which options an answer chooses, by letter, name or words. */
public final class ChoiceReader {

    /** Words that introduce a letter: "option a", "the answer is b". */
    private static final Set<String> INTRODUCE =
            Set.of(
                    "option",
                    "answer",
                    "choice",
                    "ans",
                    "solution",
                    "choose",
                    "pick",
                    "select",
                    "letter",
                    "number",
                    "chose",
                    "options",
                    "answers",
                    "choices");

    /** Words that may stand between such a word and the letter. */
    private static final Set<String> LINK =
            Set.of(
                    "is",
                    "are",
                    "be",
                    "would",
                    "should",
                    "i",
                    "the",
                    "my",
                    "correct",
                    "right",
                    "think",
                    "probably",
                    "both",
                    "of");

    /** Words that may follow a letter at the beginning of an answer. */
    private static final Set<String> FOLLOW =
            Set.of(
                    "because", "since", "as", "cause", "bc", "cuz", "is", "are", "and", "or", "not",
                    "but", "due", "only", "for", "it", "i", "they", "this", "that", "seems",
                    "would", "should");

    /** Words that may stand before a letter at the end of an answer. */
    private static final Set<String> LEAD =
            Set.of(
                    "not",
                    "it",
                    "its",
                    "say",
                    "guess",
                    "but",
                    "so",
                    "maybe",
                    "definitely",
                    "that",
                    "then");

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Set<String> CORRECT = Set.of("right", "correct", "true");
    private static final Set<String> WRONG = Set.of("wrong", "incorrect", "false");
    private static final Set<String> JOIN = Set.of("and", "or", "plus");

    private final List<Choosable> options;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<Phrase> phrases = new ArrayList<>();
    private final boolean shortIds;

    private record Phrase(int option, List<Token> words) {}

    /** Compiles the options. */
    public ChoiceReader(List<Choosable> options) {
        this.options = List.copyOf(options);
        boolean brief = true;
        for (int i = 0; i < options.size(); i++) {
            Choosable option = options.get(i);
            ids.put(option.id().toLowerCase(Locale.ROOT), i);
            brief &= option.id().length() <= 2;
            addPhrase(i, option.text());
            for (String alias : option.aliases()) {
                addPhrase(i, alias);
            }
            if (option.id().length() > 2) {
                addPhrase(i, option.id());
            }
        }
        this.shortIds = brief;
        if (options.size() == 2 && ids.keySet().equals(Set.of("true", "false"))) {
            truths();
        }
        phrases.sort((a, b) -> b.words.size() - a.words.size());
    }

    /** What learners write for true and false, beside the two. */
    private void truths() {
        int yes = ids.getOrDefault("true", 0);
        addPhrase(yes, "yes");
        addPhrase(1 - yes, "no");
        addPhrase(1 - yes, "untrue");
        ids.put("t", yes);
        ids.put("f", 1 - yes);
    }

    private void addPhrase(int option, String text) {
        List<Token> words =
                Tokens.of(text).list().stream()
                        .filter(token -> token.kind() != Token.Kind.SYMBOL || text.length() < 4)
                        .toList();
        if (words.size() > 1 && ARTICLES.contains(words.getFirst().name())) {
            words = words.subList(1, words.size());
        }
        if (!words.isEmpty()) {
            phrases.add(new Phrase(option, words));
        }
    }

    /**
     * Every place where an option is named, in the order of the answer.
     *
     * @param text the main file's
     * @param all the answer's tokens; those of other files are left out
     */
    public List<Chosen> read(String text, Tokens all) {
        String main = all.size() == 0 ? "" : all.get(0).file();
        List<Token> own =
                all.list().stream().takeWhile(token -> token.file().equals(main)).toList();
        Tokens tokens = new Tokens(own, all.negation());
        Optional<List<Chosen>> bare = bareLetters(text, tokens);
        if (bare.isPresent()) {
            return bare.get();
        }
        boolean[] taken = new boolean[tokens.size()];
        List<Chosen> found = new ArrayList<>();
        if (shortIds) {
            letters(text, tokens, taken, found);
        }
        for (Phrase phrase : phrases) {
            for (int i = 0; i + phrase.words.size() <= tokens.size(); i++) {
                if (isAt(tokens, i, phrase.words, taken)) {
                    int last = i + phrase.words.size() - 1;
                    Arrays.fill(taken, i, last + 1, true);
                    found.add(place(tokens, phrase.option, i, last, false));
                }
            }
        }
        found.sort(Comparator.comparingInt(Chosen::start));
        return found;
    }

    /** An answer of nothing but letters: "b", "A, C", "(a) and (d)", "AC". */
    private Optional<List<Chosen>> bareLetters(String text, Tokens tokens) {
        List<Chosen> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Integer option = ids.get(token.name());
            if (option != null && token.qualifier().isEmpty()) {
                found.add(new Chosen(option, token.file(), token.start(), token.end(), true, true));
            } else if (tokens.size() == 1 && isRun(token)) {
                for (int at = token.start(); at < token.end(); at++) {
                    int each =
                            ids.getOrDefault(
                                    text.substring(at, at + 1).toLowerCase(Locale.ROOT), -1);
                    found.add(new Chosen(each, token.file(), at, at + 1, true, true));
                }
            } else if (!JOIN.contains(token.name()) && token.kind() != Token.Kind.SYMBOL) {
                return Optional.empty();
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private boolean isRun(Token token) {
        return options.size() >= token.name().length()
                && token.end() - token.start() == token.name().length()
                && token.name().length() > 1
                && token.name().chars().allMatch(c -> ids.containsKey(Character.toString(c)))
                && token.name().chars().distinct().count() == token.name().length();
    }

    private void letters(String text, Tokens tokens, boolean[] taken, List<Chosen> found) {
        boolean listing = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Integer option = ids.get(token.name());
            if (option == null || !token.qualifier().isEmpty()) {
                listing &= JOIN.contains(token.name());
                continue;
            }
            if ((listing && !isArticle(tokens, i)) || isLetter(text, tokens, i)) {
                listing = true;
                taken[i] = true;
                found.add(place(tokens, option, i, i, true));
            }
        }
    }

    /** Whether the letter there names an option, and is no article, pronoun or variable. */
    private boolean isLetter(String text, Tokens tokens, int i) {
        Token token = tokens.get(i);
        if (isEnclosed(text, token)) {
            return true;
        }
        for (int k = i - 1;
                k >= 0 && i - k <= 4 && tokens.get(k + 1).boundary() != Boundary.SENTENCE;
                k--) {
            String before = tokens.get(k).name();
            if (INTRODUCE.contains(before)) {
                return !isArticle(tokens, i);
            }
            if (!LINK.contains(before)) {
                break;
            }
        }
        boolean first = i == 0 || token.boundary() == Boundary.SENTENCE;
        if (first && !isArticle(tokens, i)) {
            return i + 1 >= tokens.size()
                    || tokens.get(i + 1).boundary().compareTo(Boundary.QUOTE) > 0
                    || FOLLOW.contains(tokens.get(i + 1).name())
                    || !Character.isLetter(token.name().charAt(0));
        }
        boolean upper = Character.isUpperCase(text.charAt(token.start()));
        boolean last = i + 1 >= tokens.size() || tokens.get(i + 1).boundary() == Boundary.SENTENCE;
        if (upper && !token.name().equals("a") && !token.name().equals("i") && !token.inCode()) {
            return true;
        }
        String before = i > 0 ? tokens.get(i - 1).name() : "";
        return last && (LINK.contains(before) || LEAD.contains(before));
    }

    /** Whether a letter that is a word of its own is that word: "A tensor", "I think". */
    private static boolean isArticle(Tokens tokens, int i) {
        String name = tokens.get(i).name();
        if (!name.equals("a") && !name.equals("i")) {
            return false;
        }
        if (i + 1 >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(i + 1);
        if (next.boundary().compareTo(Boundary.QUOTE) > 0) {
            return false;
        }
        boolean reason =
                Set.of("because", "since", "cause", "bc", "cuz", "and", "or", "is", "not")
                        .contains(next.name());
        return !reason || (name.equals("i") && !next.name().equals("because"));
    }

    /** "(b)", "b)", "[b]", "*b*", "'b'". */
    private static boolean isEnclosed(String text, Token token) {
        char before = token.start() > 0 ? text.charAt(token.start() - 1) : ' ';
        char after = token.end() < text.length() ? text.charAt(token.end()) : ' ';
        boolean bracket = after == ')' || after == ']';
        boolean opened = before == '(' || before == '[';
        boolean start = Character.isWhitespace(before) || token.start() == 0;
        return (bracket && (opened || start))
                || (before == '*' && after == '*')
                || (before == '"' && after == '"')
                || (before == '\'' && after == '\'');
    }

    private static boolean isAt(Tokens tokens, int at, List<Token> words, boolean[] taken) {
        for (int k = 0; k < words.size(); k++) {
            Token there = tokens.get(at + k);
            if (taken[at + k]
                    || !there.stem().equals(words.get(k).stem())
                    || (!words.get(k).qualifier().isEmpty()
                            && !there.qualifier().equals(words.get(k).qualifier()))) {
                return false;
            }
        }
        return true;
    }

    private Chosen place(Tokens tokens, int option, int first, int last, boolean byLetter) {
        boolean chosen = true;
        for (int t = first; t <= last; t++) {
            int by = tokens.negation().negator(t);
            chosen &= tokens.negation().of(t) != Polarity.DENIED || (by >= first && by <= last);
        }
        chosen &= !isCalledWrong(tokens, last + 1);
        Token begin = tokens.get(first);
        return new Chosen(
                option, begin.file(), begin.start(), tokens.get(last).end(), chosen, byLetter);
    }

    /** "… is wrong", "… isn't right", "… can't be". */
    private static boolean isCalledWrong(Tokens tokens, int from) {
        boolean denied = false;
        for (int t = from; t < Math.min(from + 4, tokens.size()); t++) {
            Token token = tokens.get(t);
            boolean comma = t > from && token.boundary().compareTo(Boundary.COMMA) >= 0;
            if (comma || token.boundary() == Boundary.SENTENCE) {
                return false;
            }
            String name = token.name();
            denied |=
                    name.equals("not")
                            || name.equals("isnt")
                            || name.equals("cant")
                            || name.equals("cannot");
            if (WRONG.contains(name)) {
                return !denied;
            }
            if (CORRECT.contains(name) || name.equals("be")) {
                return denied;
            }
        }
        return false;
    }
}
