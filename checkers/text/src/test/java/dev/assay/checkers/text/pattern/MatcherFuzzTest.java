package dev.assay.checkers.text.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.text.pattern.Matcher.Found;
import dev.assay.checkers.text.pattern.Matcher.Result;
import dev.assay.spi.Answer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random patterns and answers: the fast matcher says what the slow one says. */
class MatcherFuzzTest {

    private static final int PATTERNS = 3_000;
    private static final int ANSWERS = 8;

    @Test
    void theFastMatcherSaysWhatTheSlowOneSays() throws Exception {
        long seed = Long.getLong("assay.seed", 1);
        RandomPatterns patterns = new RandomPatterns(new Random(seed));
        Reading reading = Reading.PLAIN;
        int matched = 0;
        for (int i = 0; i < PATTERNS; i++) {
            String text = patterns.expression(2);
            Expression expression =
                    Notation.read("", text, reading, new Synonyms(Map.of(), reading), Lint.SILENT);
            Matcher matcher = Matcher.of(List.of(expression), reading, List.of());
            for (int k = 0; k < ANSWERS; k++) {
                String answer = patterns.answer(k < 6 ? 6 : 9);
                Result result = matcher.match(expression, matcher.read(Answer.of(answer)));
                boolean slow = SlowMatcher.matches(expression, reading.words(answer));
                assertEquals(
                        slow,
                        result.matches(),
                        () -> text + " on '" + answer + "' (-Dassay.seed=" + seed + ")");
                matched += slow ? 1 : 0;
                for (Found found : result.found()) {
                    assertTrue(found.word().end() <= answer.length());
                }
            }
        }
        assertTrue(matched > PATTERNS && matched < PATTERNS * ANSWERS - PATTERNS, "" + matched);
    }

    @Test
    void nearInAnyOrderSaysWhatTheSlowOneSays() throws Exception {
        long seed = Long.getLong("assay.seed", 1);
        Random random = new Random(seed);
        RandomPatterns patterns = new RandomPatterns(random);
        Reading reading = Reading.PLAIN;
        Phrases phrases = new Phrases(reading, new Synonyms(Map.of(), reading));
        List<String> texts = List.of("abcd", "ab b", "bcda|dcba", "x", "abcd abdc", "b");
        int matched = 0;
        for (int i = 0; i < 4_000; i++) {
            List<Sequence.Item> items = new java.util.ArrayList<>();
            for (int k = 0; k <= random.nextInt(3); k++) {
                items.add(phrases.item("", List.of(texts.get(random.nextInt(texts.size())))));
            }
            int most = random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(4);
            Sequence.Link link = new Sequence.Link(most, random.nextBoolean());
            Sequence sequence =
                    random.nextBoolean()
                            ? Phrases.together("", "near", items, link, Mistakes.NONE)
                            : Phrases.inOrder("order", items, link, Mistakes.NONE);
            Expression expression = new Expression.Match(sequence);
            Matcher matcher = Matcher.of(List.of(expression), reading, List.of());
            String answer = patterns.answer(7);
            boolean slow = SlowMatcher.matches(expression, reading.words(answer));
            matched += slow ? 1 : 0;
            assertEquals(
                    slow,
                    matcher.match(expression, matcher.read(Answer.of(answer))).matches(),
                    () -> sequence + " on '" + answer + "' (-Dassay.seed=" + seed + ")");
        }
        assertTrue(matched > 100, "" + matched);
    }
}
