package dev.assay.checkers.code.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParseStart;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Position;
import com.github.javaparser.Processor;
import com.github.javaparser.Providers;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.validator.postprocessors.Java26PostProcessor;
import com.github.javaparser.ast.validator.postprocessors.PostProcessors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of Java, parsed as what it is: a program, members, statements or an expression. What it
 * lacks around it is put there.
 */
final class JavaSnippet {

    private static final Pattern HEADER =
            Pattern.compile("\\A(?:\\s*+(?:import|package)\\s[^;{}()\"]{1,200};)++\\s*+");

    /** What declares a type or a method. */
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "\\b(?:class|interface|enum|record)\\s+\\w"
                            + "|[\\w>\\]]\\s++(?<!\\b(?:new|else)\\s)"
                            + "(?!(?:if|for|while|switch|catch|synchronized|try)\\b)"
                            + "\\w++\\s*+\\([^(){};]{0,300}+\\)\\s*+\\{"
                            + "|\\bthrows\\s");

    private static final int MOST_UNCLOSED = 20;

    /** Characters from which on code is tried in one way alone. */
    private static final int LONG = 4 << 10;

    /** Tells {@code var} from a class of that name. */
    private static final Processor VAR =
            new Processor() {
                private final PostProcessors newest = new Java26PostProcessor();

                @Override
                public void postProcess(
                        ParseResult<? extends Node> result, ParserConfiguration configuration) {
                    newest.postProcess(result, configuration);
                }
            };

    /** The class that statements are put into. */
    static final String WRAPPER = "_Answer";

    /** The method that statements are put into. */
    static final String WRAPPER_METHOD = "_answer";

    private static final String CLASS = "class " + WRAPPER + "{";

    private static final String BEFORE = CLASS + "void " + WRAPPER_METHOD + "(){";

    private final Node tree;
    private final String code;
    private final boolean whole;
    private final List<Range> problems;

    /** Where the lines of the parsed text begin. */
    private final int[] lines;

    /** What to add to an offset in the parsed text for one in the snippet. */
    private final int shift;

    /** How far imports reach that stayed in front of what was put there. */
    private final int header;

    private JavaSnippet(
            Node tree, String code, List<Range> problems, int[] lines, int shift, int header) {
        this.tree = tree;
        this.code = code;
        this.whole = problems.isEmpty();
        this.problems = List.copyOf(problems);
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

    /** What could not be parsed, in order: positions in the parsed text. */
    List<Range> problems() {
        return problems;
    }

    /** Parses a text; empty when nothing of it is Java. */
    static Optional<JavaSnippet> parse(String text, boolean inSentence) {
        JavaParser parser = new JavaParser(configuration());
        // A method without its value, as in `.add(x)`, is one on any value.
        String before = text.startsWith(".") ? "_any" : "";
        String code = before + text;
        int shift = -before.length();
        Supplier<Optional<JavaSnippet>> program =
                () -> parse(parser, ParseStart.COMPILATION_UNIT, code, shift, 0);
        Supplier<Optional<JavaSnippet>> members = () -> members(parser, code, shift);
        Supplier<Optional<JavaSnippet>> statements = () -> statements(parser, code, shift, "");
        Supplier<Optional<JavaSnippet>> unfinished = () -> statements(parser, code, shift, ";");
        Supplier<Optional<JavaSnippet>> expression =
                () -> parse(parser, ParseStart.EXPRESSION, code, shift, 0);
        boolean alone = !inSentence && before.isEmpty();
        Optional<JavaSnippet> parsed =
                alone
                        ? best(
                                code,
                                isProgram(code)
                                        ? List.of(
                                                program,
                                                members,
                                                statements,
                                                unfinished,
                                                expression)
                                        : List.of(statements, unfinished, program, expression))
                        : best(code, List.of(expression, unfinished, statements, program));
        return parsed.filter(JavaSnippet::whole).isPresent()
                ? parsed
                : closed(parser, code, shift)
                        .or(
                                () ->
                                        new JavaMending(parser, code, shift)
                                                .mended(alone ? parsed : Optional.empty()))
                        .or(() -> parsed);
    }

    /** The newest Java, without a look at what the grammar takes and a compiler would not. */
    private static ParserConfiguration configuration() {
        ParserConfiguration configuration =
                new ParserConfiguration()
                        .setLanguageLevel(ParserConfiguration.LanguageLevel.BLEEDING_EDGE)
                        .setAttributeComments(false);
        configuration.getProcessors().clear();
        configuration.getProcessors().add(() -> VAR);
        return configuration;
    }

    /** Whether a text declares types or methods, as far as its words say. */
    static boolean isProgram(String code) {
        return PROGRAM.matcher(code).find();
    }

    /** Parses code in which some was changed, so that it is not whole whatever comes of it. */
    static JavaSnippet attempt(JavaParser parser, String code, int shift, List<Range> before) {
        boolean program = isProgram(code);
        Matcher matcher = HEADER.matcher(code);
        int header = !program && matcher.find() ? matcher.end() : 0;
        String text =
                program
                        ? code
                        : code.substring(0, header) + BEFORE + code.substring(header) + "\n}}";
        ParseResult<CompilationUnit> result =
                parser.parse(ParseStart.COMPILATION_UNIT, Providers.provider(text));
        List<Range> problems = new ArrayList<>(before);
        problems.addAll(problems(result));
        return new JavaSnippet(
                result.getResult().orElseGet(CompilationUnit::new),
                text,
                problems,
                lines(text),
                program ? shift : shift - BEFORE.length(),
                header);
    }

    /** Code that ends too early, closed: all of it counts, but it does not parse as it is. */
    private static Optional<JavaSnippet> closed(JavaParser parser, String code, int shift) {
        String missing = JavaTokens.of(code).unclosed();
        if (missing.isEmpty() || missing.length() > MOST_UNCLOSED) {
            return Optional.empty();
        }
        String comment = code.stripTrailing();
        String end = (comment.endsWith("}") || comment.endsWith(";") ? "" : ";") + missing;
        String text = missing.startsWith(")") ? code + missing : code + "\n" + end;
        Supplier<Optional<JavaSnippet>> program =
                () -> parse(parser, ParseStart.COMPILATION_UNIT, text, shift, 0);
        Supplier<Optional<JavaSnippet>> statements = () -> statements(parser, text, shift, ";");
        Optional<JavaSnippet> whole =
                best(
                        code,
                        isProgram(code)
                                ? List.of(program, statements)
                                : List.of(statements, program));
        return whole.filter(JavaSnippet::whole).map(one -> one.brokenAt(code));
    }

    private JavaSnippet brokenAt(String until) {
        int line = Math.clamp(lines(until).length - 1, 0, lines.length - 1);
        Position end = new Position(line + 1, Math.max(1, until.length() - lines[line]));
        return new JavaSnippet(tree, code, List.of(new Range(end, end)), lines, shift, header);
    }

    /**
     * The first that is whole; else the first of which there is anything. Long code is tried in
     * fewer ways: each is as much work as the first.
     *
     * @param ways the likeliest first
     */
    private static Optional<JavaSnippet> best(
            String code, List<Supplier<Optional<JavaSnippet>>> ways) {
        Optional<JavaSnippet> partly = Optional.empty();
        for (Supplier<Optional<JavaSnippet>> way : ways) {
            if (code.length() > LONG && partly.isPresent()) {
                break;
            }
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

    /** What stands in a class, without it: a constructor is nothing elsewhere. */
    private static Optional<JavaSnippet> members(JavaParser parser, String code, int shift) {
        Matcher matcher = HEADER.matcher(code);
        int header = matcher.find() ? matcher.end() : 0;
        String wrapped = code.substring(0, header) + CLASS + code.substring(header) + "\n}";
        return parse(parser, ParseStart.COMPILATION_UNIT, wrapped, shift - CLASS.length(), header)
                .filter(JavaSnippet::whole);
    }

    private static <N extends Node> Optional<JavaSnippet> parse(
            JavaParser parser, ParseStart<N> as, String code, int shift, int header) {
        ParseResult<N> result = parser.parse(as, Providers.provider(code));
        return result.getResult()
                .map(
                        tree ->
                                new JavaSnippet(
                                        tree, code, problems(result), lines(code), shift, header));
    }

    private static List<Range> problems(ParseResult<?> result) {
        List<Range> problems =
                result.getProblems().stream()
                        .flatMap(problem -> problem.getLocation().stream())
                        .flatMap(tokens -> tokens.toRange().stream())
                        .toList();
        return problems.isEmpty() && !result.isSuccessful()
                ? List.of(new Range(Position.HOME, Position.HOME))
                : problems;
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

    /** How long the head of a declaration is, up to its brace; offsets in the snippet. */
    int headLength(int start, int end) {
        int from = start < header ? start : start - shift;
        int to = Math.min(code.length(), end < header ? end : end - shift);
        int brace = from < to ? code.substring(from, to).indexOf('{') : -1;
        return brace < 0 ? end - start : brace;
    }

    /** The offset in the snippet of a position in the parsed text. */
    int offset(Position position) {
        int line = Math.clamp(position.line - 1, 0, lines.length - 1);
        int offset = lines[line] + position.column - 1;
        return offset < header ? offset : offset + shift;
    }
}
