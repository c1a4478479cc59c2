package dev.assay.prose.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a text's words are looked at: in proportion to them, and not for each rule anew. */
class AppealsWorkTest {

    private static final int MANY = 2_000;

    /** What the rules that a word may begin want behind it, but no sentence around it. */
    private static final int LOOKS = 120;

    /** Words that count how often one of them is asked for. */
    private static final class Counted extends AbstractList<Spoken> {

        private final List<Spoken> words;
        private long looks;

        Counted(List<Spoken> words) {
            this.words = words;
        }

        @Override
        public Spoken get(int index) {
            looks++;
            return words.get(index);
        }

        @Override
        public int size() {
            return words.size();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "you", "fail", "answer", "please", "student"})
    void whatRulesWantBesideAWordIsLookedForOnce(String word) {
        Vocabulary vocabulary = Vocabulary.of(Set.of(word), Set.of(word), Set.of());
        Counted words =
                new Counted(
                        Spoken.of(String.join(" , ", Collections.nCopies(MANY, word)), vocabulary));
        assertEquals(MANY, words.size());
        assertEquals(Optional.empty(), new Appeals("Why?").look("answer", words));
        long each = words.looks / MANY;
        assertTrue(each <= LOOKS, each + " looks for each word");
    }
}
