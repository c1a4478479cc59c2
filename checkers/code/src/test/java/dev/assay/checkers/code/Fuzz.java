package dev.assay.checkers.code;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Breaks texts at random: what learners and attackers send. {@code -Dassay.seed} makes other ones,
 * {@code -Dassay.fuzz.seconds} more of them; {@code bench/fuzz} does both.
 */
public final class Fuzz {

    private static final List<String> PIECES =
            List.of(
                    "(", ")", "[", "]", "{", "}", "\"", "'", "\"\"\"", ":", ";", ",", ".", "...",
                    "…", "$X", "$...XS", "$", "<...", "...>", "_", "->", "=", "==", "=>", "*", "**",
                    "@", "#", "//", "/*", "*/", "\\", "\n", "\n    ", "\t", "if ", "else", "for ",
                    "in ", "while ", "def ", "class ", "lambda ", "return ", "new ", "case ", "try",
                    "f'{", "0x", "1e999", "😀", "\uFFFD", "\u0000", "import ", "with ", "async ",
                    "match ", "switch ", "record ", "x", "torch.", "List<", "::", "?", "&&",
                    "not ");

    private final SplittableRandom random;
    private final long seed;
    private final long end;
    private int left;

    /** A run of so many texts, or of the seconds that are asked for. */
    public Fuzz(int texts) {
        this.seed = Long.getLong("assay.seed", 1);
        this.random = new SplittableRandom(seed);
        Integer seconds = Integer.getInteger("assay.fuzz.seconds");
        this.left = seconds == null ? texts : Integer.MAX_VALUE;
        this.end =
                seconds == null
                        ? Long.MAX_VALUE
                        : System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    }

    public long seed() {
        return seed;
    }

    /** Whether there is more to do. */
    public boolean goesOn() {
        return left-- > 0 && System.nanoTime() < end;
    }

    public <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** One of the texts, changed in a few places. */
    public String broken(List<String> texts) {
        StringBuilder text = new StringBuilder(any(texts));
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, any(PIECES));
                case 2 -> text.replace(at, to, any(PIECES));
                case 3 -> text.insert(at, text.substring(at, to).repeat(1 + random.nextInt(4)));
                case 4 -> text.insert(at, any(texts));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }
}
