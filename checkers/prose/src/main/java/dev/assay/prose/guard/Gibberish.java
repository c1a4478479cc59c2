package dev.assay.prose.guard;

import dev.assay.prose.language.English;
import dev.assay.prose.language.Token;
import dev.assay.prose.language.Token.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Keys hit at random, and texts in a language that the checks do not know. */
final class Gibberish {

    private static final String ROWS = "qwertyuiop asdfghjkl zxcvbnm poiuytrewq lkjhgfdsa mnbvcxz";

    private static final Set<String> FOREIGN =
            Set.of(
                    "der",
                    "die",
                    "das",
                    "und",
                    "ist",
                    "nicht",
                    "ein",
                    "eine",
                    "einen",
                    "mit",
                    "von",
                    "auf",
                    "wird",
                    "werden",
                    "sich",
                    "dass",
                    "oder",
                    "auch",
                    "wenn",
                    "el",
                    "los",
                    "las",
                    "que",
                    "es",
                    "una",
                    "para",
                    "con",
                    "por",
                    "como",
                    "del",
                    "se",
                    "cuando",
                    "pero",
                    "sobre",
                    "le",
                    "les",
                    "des",
                    "est",
                    "une",
                    "pour",
                    "dans",
                    "et",
                    "qui",
                    "sur",
                    "avec",
                    "pas",
                    "sont",
                    "ce",
                    "cette",
                    "du",
                    "au",
                    "il",
                    "di",
                    "che",
                    "per",
                    "sono",
                    "nel",
                    "della",
                    "un",
                    "questo",
                    "gli",
                    "o",
                    "um",
                    "uma",
                    "n\u00E3o",
                    "nao",
                    "os",
                    "em",
                    "com",
                    "mas",
                    "ao",
                    "het",
                    "een",
                    "van",
                    "niet",
                    "zijn",
                    "wordt",
                    "voor",
                    "naar",
                    "jest",
                    "nie",
                    "na",
                    "do",
                    "w",
                    "z",
                    "\u017Ce",
                    "bir",
                    "ve",
                    "bu",
                    "i\u00E7in");

    private Gibberish() {}

    static Optional<Doubt> look(Prose prose, Predicate<Token> ofTheQuestion) {
        int letters = 0;
        int latin = 0;
        int words = 0;
        int odd = 0;
        int grammar = 0;
        int foreign = 0;
        int unknown = 0;
        Set<String> distinct = new HashSet<>();
        for (Token token : prose.tokens()) {
            if (token.kind() != Kind.WORD || token.inCode() || !token.qualifier().isEmpty()) {
                continue;
            }
            String name = token.name();
            distinct.add(name);
            words++;
            for (int i = 0; i < name.length(); i++) {
                letters++;
                latin += name.charAt(i) < 0x250 ? 1 : 0;
            }
            if (English.isFunctionWord(name)) {
                grammar++;
            } else if (!English.isKnown(name, token.stem()) && !ofTheQuestion.test(token)) {
                unknown++;
                odd += isOdd(name) ? 1 : 0;
            }
            foreign += FOREIGN.contains(name) ? 1 : 0;
        }
        if (letters >= 10 && latin < 0.6 * letters) {
            return Optional.of(prose.doubt("it is in another language"));
        }
        if (words >= 5 && foreign >= 3 && foreign > grammar && unknown > words / 4) {
            return Optional.of(prose.doubt("it seems to be in another language"));
        }
        if (words >= 3 && distinct.size() <= 2 && words >= 2 * distinct.size()) {
            return Optional.of(prose.doubt("it says the same word again and again"));
        }
        if (odd > 0 && odd >= 0.5 * words) {
            return Optional.of(prose.doubt("it seems to be gibberish"));
        }
        return Optional.empty();
    }

    /** Whether no English word looks like that. */
    static boolean isOdd(String word) {
        int length = word.length();
        if (length < 4) {
            return false;
        }
        int vowels = 0;
        int consonants = 0;
        int longest = 0;
        int same = 1;
        int repeated = 1;
        for (int i = 0; i < length; i++) {
            char c = word.charAt(i);
            if ("aeiouy".indexOf(c) >= 0) {
                vowels++;
                consonants = 0;
            } else {
                longest = Math.max(longest, ++consonants);
            }
            same = i > 0 && c == word.charAt(i - 1) ? same + 1 : 1;
            repeated = Math.max(repeated, same);
        }
        boolean keyboard = length >= 5 && runsAlongKeys(word);
        boolean hardToSay = (vowels == 0 && length >= 5) || (length > 8 && vowels <= length / 8);
        return hardToSay || longest >= 6 || repeated >= 4 || keyboard || length > 40;
    }

    private static boolean runsAlongKeys(String word) {
        for (int i = 0; i + 4 <= word.length(); i++) {
            if (ROWS.contains(word.substring(i, i + 4))
                    && !word.contains("tre")
                    && !word.contains("wer")) {
                return true;
            }
        }
        return false;
    }
}
