package dev.assay.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who a sheet is from: its name or id line near the top. */
final class LearnerLine {

    /** The line is looked for among so many first lines. */
    private static final int NEAR_THE_TOP = 60;

    private static final int LONGEST = 300;
    private static final Pattern NAME =
            key(
                    "(?:(?:full|student'?s?|learner'?s?|your|my)"
                            + " )?name|student|learner|author|submitted by");
    private static final Pattern ID =
            key(
                    "(?:(?:student'?s?|learner'?s?|your|my) )?(?:id|id"
                        + " number|number|no\\.?)|roll(?: no\\.?| number)?|matriculation(?: no\\.?|"
                        + " number)?|matrikelnummer|matr\\.?(?:-| )?(?:no|nr)\\.?|registration(?:"
                        + " no\\.?| number)?|user ?name|login|e-?mail");
    private static final Pattern NEXT_KEY =
            Pattern.compile(
                    "(?i)(?:\\t|\\||,|;| {2,}|\\s\\*\\*)\\s*[*_]*[a-z][a-z"
                            + " .#-]{0,24}[*_]*\\s*:.*$");

    private LearnerLine() {}

    private static Pattern key(String names) {
        return Pattern.compile("(?i)(?:" + names + ")\\s*(?:[:=]|\\s[-\u2013]\\s)(.*)");
    }

    /** Whether a line says who the learner is, or leaves room to. */
    static boolean is(String line) {
        return NAME.matcher(plain(line)).matches() || ID.matcher(plain(line)).matches();
    }

    /** What a sheet says of whom it is from. */
    record Signature(Optional<String> name, Optional<String> id) {

        /** The name, else the id. */
        Optional<String> learner() {
            return name.or(() -> id);
        }
    }

    /** Who the lines before the first question say that the learner is. */
    static Signature find(SheetText sheet, int firstQuestion) {
        List<String> lines =
                sheet.lines().stream()
                        .limit(Math.min(firstQuestion, NEAR_THE_TOP))
                        .map(sheet::textOf)
                        .map(LearnerLine::plain)
                        .toList();
        return new Signature(first(lines, NAME), first(lines, ID));
    }

    private static Optional<String> first(List<String> lines, Pattern key) {
        for (String line : lines) {
            Matcher matcher = key.matcher(line);
            if (matcher.matches()) {
                String value = NEXT_KEY.matcher(matcher.group(1)).replaceFirst("");
                String name = value.replaceAll("[*_`]", " ").replaceAll("\\s+", " ").strip();
                if (!Placeholders.isPlaceholder(name)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    /** Without marks at the start and around the key, cut to a sensible length. */
    private static String plain(String line) {
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        int at = 0;
        while (at < cut.length()
                && (Chars.isBlank(cut.charAt(at)) || "*_#>-|`".indexOf(cut.charAt(at)) >= 0)) {
            at++;
        }
        String rest = cut.substring(at).replace('\u00A0', ' ').replace('\u2019', '\'');
        int colon = rest.indexOf(':');
        return colon < 0
                ? rest.strip()
                : (rest.substring(0, colon).replaceAll("[*_`]", "") + rest.substring(colon))
                        .strip();
    }

    /** A file's name without folders and ending. */
    static String ofFile(String fileName) {
        String name =
                fileName.substring(
                        Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        String known = dot > 0 ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
        return dot > 0 && known.matches("[a-z0-9]{1,8}") ? name.substring(0, dot) : name;
    }
}
