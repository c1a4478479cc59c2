package dev.assay.sheet;

import dev.assay.course.Course;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Lines of a sheet that are never answers: the course's headings and remarks. */
final class Furniture {

    private static final int LONGEST = 400;
    private static final Set<String> SECTIONS =
            Set.of(
                    "part", "section", "level", "chapter", "unit", "module", "page", "block",
                    "teil");

    private static final Pattern PAGE =
            Pattern.compile("(page|seite|p\\.) ?\\d{1,4}( ?(of|von|/) ?\\d{1,4})?");

    private final List<String> beginnings;
    private final Set<String> levels = new TreeSet<>();

    Furniture(Course course) {
        beginnings =
                course.sheet().furniture().stream()
                        .map(line -> plain(line, 0, line.length()))
                        .filter(line -> !line.isEmpty())
                        .toList();
        course.questions()
                .forEach(question -> levels.add(question.level().toLowerCase(Locale.ROOT)));
        levels.remove("");
    }

    /**
     * Whether a line begins as the course says that furniture does, Markdown marks aside, or counts
     * the pages.
     */
    boolean is(String text, int from, int to) {
        String line = plain(text, from, Math.min(to, from + LONGEST));
        return beginnings.stream().anyMatch(line::startsWith) || PAGE.matcher(line).matches();
    }

    /**
     * Whether a line is a heading of a section: a Markdown heading of the second level or deeper,
     * or one whose words say so, such as {@code # Part 2} or {@code **Advanced level**}; without
     * any marks one that says nothing else, such as {@code Intermediate questions}.
     */
    boolean isHeading(String text, int from, int to) {
        int at = Chars.skipBlank(text, from, to);
        int hashes = 0;
        while (at + hashes < to && text.charAt(at + hashes) == '#') {
            hashes++;
        }
        boolean heading =
                hashes > 0 && hashes <= 6 && at + hashes < to && text.charAt(at + hashes) == ' ';
        if (heading && hashes > 1) {
            return true;
        }
        boolean bold =
                text.startsWith("**", at) && text.startsWith("**", Chars.trimEnd(text, at, to) - 2);
        List<Word> words = Word.of(text, at, to, 8);
        if (!heading && !bold) {
            return isOnlyLevel(words);
        }
        return words.size() <= 6
                && words.stream()
                        .anyMatch(w -> SECTIONS.contains(w.norm()) || levels.contains(w.norm()));
    }

    private boolean isOnlyLevel(List<Word> words) {
        return words.stream().anyMatch(w -> levels.contains(w.norm()))
                && words.stream()
                        .allMatch(
                                w ->
                                        levels.contains(w.norm())
                                                || SECTIONS.contains(w.norm())
                                                || w.norm().equals("questions"));
    }

    /** In lower case, without Markdown marks, with single spaces. */
    private static String plain(String text, int from, int to) {
        StringBuilder plain = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Chars.isBlank(c)) {
                if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                    plain.append(' ');
                }
            } else if ("*_`#>~".indexOf(c) < 0) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString().strip();
    }
}
