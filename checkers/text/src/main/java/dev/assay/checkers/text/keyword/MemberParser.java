package dev.assay.checkers.text.keyword;

import dev.assay.checkers.text.keyword.Member.Alternative;
import dev.assay.checkers.text.keyword.Member.Part;
import dev.assay.checkers.text.keyword.Member.Slot;
import dev.assay.prose.language.English;
import dev.assay.prose.language.Negation;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Tokens;
import dev.assay.spi.InvalidConfigException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what an author writes under {@code any} and {@code all}. */
final class MemberParser {

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Pattern CHUNK = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|_+");

    private final Lexicon lexicon;
    private final Synonyms synonyms;
    private boolean negated;

    /** A token with the author's spelling. */
    private record Word(Token token, String written) {

        static List<Word> of(String text) {
            return Tokens.of(text).list().stream()
                    .map(token -> new Word(token, text.substring(token.start(), token.end())))
                    .toList();
        }
    }

    MemberParser(Lexicon lexicon, Synonyms synonyms) {
        this.lexicon = lexicon;
        this.synonyms = synonyms;
    }

    /**
     * Reads a member.
     *
     * @param path where it stands in the configuration, for errors
     */
    Member parse(String path, String written) throws InvalidConfigException {
        negated = false;
        List<Part> parts = new ArrayList<>();
        for (String part : written.strip().split("(?:^|\\s+)&(?:\\s+|$)", -1)) {
            List<Slot> slots = slots(part);
            if (slots.isEmpty() && !(negated && written.contains("&"))) {
                throw new InvalidConfigException(
                        path,
                        "'"
                                + written
                                + "' has no word to look for"
                                + (written.contains("&") ? " on one side of '&'" : ""),
                        "write a word, a phrase, or words joined by ' & '");
            }
            if (!slots.isEmpty()) {
                parts.add(new Part(slots));
            }
        }
        return new Member(written.strip(), parts, negated);
    }

    private List<Slot> slots(String part) {
        List<Slot> slots = new ArrayList<>();
        List<Word> run = new ArrayList<>();
        boolean gap = false;
        boolean runGap = false;
        Matcher chunks = CHUNK.matcher(part);
        while (chunks.find()) {
            String quoted = chunks.group(1);
            String chunk = chunks.group();
            if (chunk.equals("...") || chunk.equals("\u2026")) {
                flush(run, runGap, slots);
                gap = true;
                continue;
            }
            if (quoted == null && !chunk.contains("|") && !isPrefix(chunk)) {
                if (run.isEmpty()) {
                    runGap = gap;
                }
                run.addAll(Word.of(chunk));
            } else {
                flush(run, runGap, slots);
                List<Alternative> alternatives =
                        quoted != null ? List.of(exact(quoted)) : alternatives(chunk);
                if (!alternatives.isEmpty()
                        && alternatives.stream().noneMatch(a -> a.atoms().isEmpty())) {
                    slots.add(new Slot(alternatives, gap));
                }
            }
            gap = false;
        }
        flush(run, runGap, slots);
        return slots;
    }

    private static boolean isPrefix(String chunk) {
        return chunk.length() > 2
                && chunk.endsWith("*")
                && Character.isLetter(chunk.charAt(chunk.length() - 2));
    }

    private Alternative exact(String quoted) {
        return new Alternative(
                Tokens.of(quoted).list().stream()
                        .map(
                                token ->
                                        lexicon.number(
                                                new Atom(
                                                        Atom.Kind.EXACT,
                                                        token.name(),
                                                        token.name(),
                                                        token.qualifier())))
                        .toList(),
                false);
    }

    private List<Alternative> alternatives(String chunk) {
        List<Alternative> found = new ArrayList<>();
        for (String one : chunk.split("\\|", -1)) {
            if (isPrefix(one)) {
                String prefix =
                        one.substring(0, one.length() - 1)
                                .toLowerCase(Locale.ROOT)
                                .replace("_", "");
                found.add(
                        new Alternative(
                                List.of(
                                        lexicon.number(
                                                new Atom(
                                                        Atom.Kind.PREFIX,
                                                        prefix,
                                                        prefix,
                                                        List.of()))),
                                false));
            } else {
                List<Word> words = Word.of(one);
                if (!words.isEmpty()) {
                    found.addAll(waysToSay(words));
                }
            }
        }
        return found;
    }

    /** Turns a run of plain words into slots: negation out, articles out, synonyms in. */
    private void flush(List<Word> run, boolean gap, List<Slot> slots) {
        List<Word> words = new ArrayList<>();
        boolean several = run.size() > 1;
        for (int i = 0; i < run.size(); i++) {
            Token token = run.get(i).token();
            if (several && token.isPlainWord() && Negation.isNegator(token.name())) {
                negated = true;
                while (!words.isEmpty() && Negation.isAuxiliary(words.getLast().token().name())) {
                    words.removeLast();
                }
            } else if (!(several && ARTICLES.contains(token.name()))) {
                words.add(run.get(i));
            }
        }
        run.clear();
        boolean first = true;
        for (int i = 0; i < words.size(); ) {
            int length = Math.min(Math.max(1, synonyms.longest()), words.size() - i);
            while (length > 1 && synonyms.of(tokens(words.subList(i, i + length))).isEmpty()) {
                length--;
            }
            int compound = compound(words, i);
            length = Math.max(length, compound);
            slots.add(new Slot(waysToSay(words.subList(i, i + length)), first && gap));
            first = false;
            i += length;
        }
    }

    /** How many words from here on are joined by hyphens: {@code element-wise}. */
    private static int compound(List<Word> words, int from) {
        int end = from + 1;
        while (end < words.size() && words.get(end).token().hyphenated()) {
            end++;
        }
        return end - from;
    }

    private List<Alternative> waysToSay(List<Word> words) {
        Set<Alternative> ways = new LinkedHashSet<>(spellings(words, false));
        for (String synonym : synonyms.of(tokens(words))) {
            ways.addAll(spellings(Word.of(synonym), true));
        }
        return List.copyOf(ways);
    }

    private static List<Token> tokens(List<Word> words) {
        return words.stream().map(Word::token).toList();
    }

    /** The words apart, in one, and a name's parts apart. */
    private List<Alternative> spellings(List<Word> words, boolean synonym) {
        List<Alternative> ways = new ArrayList<>();
        ways.add(
                alternative(
                        words.stream().map(word -> lexicon.number(atom(word.token()))), synonym));
        if (words.size() > 1
                && words.size() < 4
                && words.stream().allMatch(word -> word.token().isPlainWord())) {
            String joined =
                    words.stream().map(word -> word.token().name()).collect(Collectors.joining());
            ways.add(alternative(Stream.of(lexicon.word(joined)), synonym));
        }
        if (words.size() == 1 && words.getFirst().token().kind() == Token.Kind.WORD) {
            List<Integer> parts = nameParts(words.getFirst().written());
            if (!parts.isEmpty()) {
                ways.add(new Alternative(parts, synonym));
            }
        }
        return ways;
    }

    private static Alternative alternative(Stream<Integer> atoms, boolean synonym) {
        return new Alternative(atoms.toList(), synonym);
    }

    private static Atom atom(Token token) {
        Atom.Kind kind = token.kind() == Token.Kind.WORD ? Atom.Kind.WORD : Atom.Kind.EXACT;
        return new Atom(kind, token.name(), token.stem(), token.qualifier());
    }

    /** {@code requires grad} for {@code requires_grad}, {@code data loader} for DataLoader. */
    private List<Integer> nameParts(String written) {
        String[] words = HUMP.split(written.substring(written.lastIndexOf('.') + 1), -1);
        if (words.length < 2 || words.length > 4) {
            return List.of();
        }
        List<Integer> parts = new ArrayList<>();
        for (String word : words) {
            String name = word.toLowerCase(Locale.ROOT);
            boolean grammar = parts.isEmpty() && English.isFunctionWord(name) && !name.equals("no");
            if (name.length() < 2 || grammar) {
                return List.of();
            }
            parts.add(lexicon.word(name));
        }
        return parts;
    }
}
