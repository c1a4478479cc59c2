package dev.assay.bench.attacks;

import java.util.List;
import java.util.Random;

/** What says nothing at all. */
final class Noise {

    private static final List<String> SYLLABLES =
            List.of(
                    "bla", "gro", "fim", "tas", "wub", "zor", "nek", "pli", "dru", "vax", "quo",
                    "mip");
    private static final List<String> EVERYDAY =
            List.of(
                    "banana",
                    "window",
                    "happy",
                    "yesterday",
                    "green",
                    "dog",
                    "running",
                    "music",
                    "table",
                    "seven",
                    "winter",
                    "teacher",
                    "house",
                    "cloud",
                    "paper");

    private Noise() {}

    static List<String> of(Target target, Random random) {
        return List.of(
                "asdf qwer zxcv lkjh poiu mnbv",
                letters(random, 9),
                made(random, 10),
                words(random, 12),
                "bla bla bla bla bla bla bla",
                "test test 123 test",
                "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
                "aaaaaaa bbbbbbb ccccccc",
                "?????? !!!!! ......");
    }

    private static String letters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int length = 3 + random.nextInt(7);
            for (int k = 0; k < length; k++) {
                text.append((char) ('a' + random.nextInt(26)));
            }
            text.append(' ');
        }
        return text.toString();
    }

    private static String made(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int length = 1 + random.nextInt(3);
            for (int k = 0; k < length; k++) {
                text.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
            }
            text.append(' ');
        }
        return text.toString();
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(EVERYDAY.get(random.nextInt(EVERYDAY.size()))).append(' ');
        }
        return text.toString();
    }
}
