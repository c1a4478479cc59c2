package dev.assay.config;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML 1.2 into data with lines. Bounded: neither size, depth nor aliases of a file can make
 * it slow or big. Only plain data: no types of Java's, no merge keys.
 */
public final class YamlReader {

    /** The most characters of a file. */
    public static final int MAX_LENGTH = 1 << 20;

    static final int MAX_DEPTH = 100;
    private static final int MAX_ALIASES = 100;

    private YamlReader() {}

    /**
     * Reads one document.
     *
     * @param file named in problems
     * @param problems takes what is wrong, such as bad syntax, duplicate keys and alias bombs
     * @return empty when there is no data to go on with; what was wrong has been reported
     */
    public static Optional<Located> read(String file, String text, Consumer<Problem> problems) {
        Source top = new Source(file, 1);
        if (text.length() > MAX_LENGTH) {
            problems.accept(
                    Problem.error(
                            top,
                            "the file has more than " + MAX_LENGTH + " characters",
                            "split it, or move data to files/"));
            return Optional.empty();
        }
        try {
            Node root = compose(text);
            if (root == null) {
                problems.accept(Problem.error(top, "the file is empty", "write its keys"));
                return Optional.empty();
            }
            return new YamlNodes(file, problems).read(root);
        } catch (ReaderException e) {
            problems.accept(unreadable(file, text, e));
        } catch (MarkedYAMLException e) {
            problems.accept(syntax(file, e));
        } catch (YAMLException e) {
            problems.accept(Problem.error(top, bound(e), "write it flatter, with fewer aliases"));
        }
        return Optional.empty();
    }

    static @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_LENGTH);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new Composer(
                        new ParserImpl(new StreamReader(plain), options), new CoreSchema(), options)
                .getSingleNode();
    }

    private static Problem unreadable(String file, String text, ReaderException e) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(e.getPosition(), text.codePointCount(0, text.length())));
        int line = 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        return Problem.error(
                new Source(file, line),
                "the character U+%04X can't stand in YAML".formatted(e.getCodePoint()),
                "delete it, or write \"\\u%04X\" in double quotes".formatted(e.getCodePoint()));
    }

    private static Problem syntax(String file, MarkedYAMLException e) {
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        String said = e.getProblem() == null ? "the syntax is wrong" : oneLine(e.getProblem());
        String context = e.getContext() == null ? "" : oneLine(e.getContext()) + ": ";
        return Problem.error(
                new Source(file, mark == null ? 1 : mark.getLine() + 1),
                "this is no YAML: " + context + said,
                mend(said));
    }

    private static String mend(String said) {
        if (said.contains("TAB") || said.contains("\\t")) {
            return "indent with spaces, not tabs";
        }
        if (said.contains("mapping values are not allowed")) {
            return "put a text that holds ': ' in quotes, or look at the indentation";
        }
        if (said.contains("single document") || said.contains("another document")) {
            return "keep one document in the file: delete the line '---' and what does not belong";
        }
        if (said.contains("tag is not allowed")) {
            return "delete the tag: only plain data is read here";
        }
        if (said.contains("undefined alias")) {
            return "define it with & before it is used, or put a text that starts with * in quotes";
        }
        if (said.contains("cannot start any token")) {
            return "put a text that starts with `, @ or % in quotes";
        }
        if (said.contains("unexpected end of stream") || said.contains("unexpected end")) {
            return "close the quote or bracket that was opened";
        }
        return "look at indentation, quotes and brackets here and on the line before";
    }

    private static String bound(YAMLException e) {
        String said = String.valueOf(e.getMessage());
        if (said.contains("Depth") || said.contains("depth")) {
            return "the file is nested more than " + MAX_DEPTH + " deep";
        }
        if (said.contains("alias")) {
            return "the file has more than " + MAX_ALIASES + " aliases";
        }
        return "this is no YAML: " + oneLine(said);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
