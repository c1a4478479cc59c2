package dev.assay.checkers.code.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.Providers;
import com.github.javaparser.ast.Node;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of Java, parsed as what it is: a program, members, statements or an expression. What it
 * lacks around it is put there.
 */
final class JavaSnippet {

    private static final Pattern HEADER =
            Pattern.compile("\\A(?:\\s*+(?:import|package)\\s[^;{}()\"]{1,200};)++\\s*+");

    private static final Pattern PROGRAM =
            Pattern.compile("\\b(?:class|interface|enum|record)\\s+\\w|\\)\\s*+\\{|\\bthrows\\s");

    private static final String BEFORE = "class _Answer{void _answer(){";

    private final Node tree;
    private final boolean whole;

    /** Where the lines of the parsed text begin. */
    private final int[] lines;

    /** What to add to an offset in the parsed text for one in the snippet. */
    private final int shift;

    /** How far imports reach that stayed in front of what was put there. */
    private final int header;

    private JavaSnippet(Node tree, boolean whole, int[] lines, int shift, int header) {
        this.tree = tree;
        this.whole = whole;
        this.lines = lines;
        this.shift = shift;
        this.header = header;
    }

    /** What could be parsed. */
    Node tree() {
        return tree;
    }

    /** Whether all of it could. */
    boolean whole() {
        return whole;
    }

    /** Parses a text; empty when nothing of it is Java. */
    static Optional<JavaSnippet> parse(String text, boolean inSentence) {
        JavaParser parser =
                new JavaParser(
                        new ParserConfiguration()
                                .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                                .setAttributeComments(false));
        // A method without its value, as in `.add(x)`, is one on any value.
        String before = text.startsWith(".") ? "_any" : "";
        String code = before + text;
        int shift = -before.length();
        Supplier<Optional<JavaSnippet>> program =
                () -> parse(parser, ParseStart.COMPILATION_UNIT, code, shift, 0);
        Supplier<Optional<JavaSnippet>> statements = () -> statements(parser, code, shift, "");
        Supplier<Optional<JavaSnippet>> unfinished = () -> statements(parser, code, shift, ";");
        Supplier<Optional<JavaSnippet>> expression =
                () -> parse(parser, ParseStart.EXPRESSION, code, shift, 0);
        return inSentence || !before.isEmpty()
                ? best(Stream.of(expression, unfinished, statements, program))
                : PROGRAM.matcher(code).find()
                        ? best(Stream.of(program, statements, unfinished, expression))
                        : best(Stream.of(statements, unfinished, program, expression));
    }

    /** The first that is whole; else the first of which there is anything. */
    private static Optional<JavaSnippet> best(Stream<Supplier<Optional<JavaSnippet>>> ways) {
        Optional<JavaSnippet> partly = Optional.empty();
        for (Supplier<Optional<JavaSnippet>> way : ways.toList()) {
            Optional<JavaSnippet> parsed = way.get();
            if (parsed.isPresent() && parsed.get().whole()) {
                return parsed;
            }
            partly = partly.isPresent() ? partly : parsed;
        }
        return partly;
    }

    private static Optional<JavaSnippet> statements(
            JavaParser parser, String code, int shift, String end) {
        Matcher matcher = HEADER.matcher(code);
        int header = matcher.find() ? matcher.end() : 0;
        String wrapped = code.substring(0, header) + BEFORE + code.substring(header) + end + "\n}}";
        return parse(parser, ParseStart.COMPILATION_UNIT, wrapped, shift - BEFORE.length(), header);
    }

    private static <N extends Node> Optional<JavaSnippet> parse(
            JavaParser parser, ParseStart<N> as, String code, int shift, int header) {
        ParseResult<N> result = parser.parse(as, Providers.provider(code));
        return result.getResult()
                .map(
                        tree ->
                                new JavaSnippet(
                                        tree, result.isSuccessful(), lines(code), shift, header));
    }

    private static int[] lines(String code) {
        int count = 1;
        for (int i = 0; i < code.length(); i++) {
            count += code.charAt(i) == '\n' ? 1 : 0;
        }
        int[] starts = new int[count];
        int line = 1;
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) == '\n') {
                starts[line++] = i + 1;
            }
        }
        return starts;
    }

    /** The offset in the snippet of a position in the parsed text. */
    int offset(Position position) {
        int line = Math.clamp(position.line - 1, 0, lines.length - 1);
        int offset = lines[line] + position.column - 1;
        return offset < header ? offset : offset + shift;
    }
}
