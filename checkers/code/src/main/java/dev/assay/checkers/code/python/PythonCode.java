package dev.assay.checkers.code.python;

import dev.assay.checkers.code.Advice;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Python of one answer, parsed and with its names followed: made once, shared by all checks.
 *
 * @param parsed the regions, in the order of the answer
 * @param names what is used and defined in them
 * @param byExpression the uses by the node of their call or name
 * @param unreadable why it was not read; then all else is empty
 */
record PythonCode(
        List<Parsed> parsed,
        ResolvedNames names,
        Map<Scopes.Value, Use> byExpression,
        Optional<String> unreadable) {

    /** More separate pieces of code are no answer. */
    private static final int MOST_REGIONS = 5_000;

    /** Characters of code in all: more than anybody types for one question. */
    private static final int MOST_TEXT = 192 << 10;

    private static final int LONGEST_CHUNK = 48 << 10;

    /** The grammar takes time by the cube of the number of lines that are joined in a row. */
    private static final Pattern JOINED = Pattern.compile("(?:\\\\[ \\t]*\\n[ \\t]*){100}");

    private static final Set<String> LANGUAGES =
            Set.of("python", "py", "python3", "python2", "pycon", "ipython", "ipython3", "pytorch");

    /** A region and its tree. */
    record Parsed(CodeRegion region, SyntaxTree tree) {}

    PythonCode {
        parsed = List.copyOf(parsed);
        byExpression = Map.copyOf(byExpression);
    }

    /** What is called and named, in the order of the answer. */
    List<Use> uses() {
        return names.uses();
    }

    /** What names that hold an expression were given. */
    Map<Scopes.Value, List<Scopes.Value>> known() {
        return names.known();
    }

    /** The classes and functions that are defined, in the order of the answer. */
    List<Definition> definitions() {
        return names.definitions();
    }

    /** What an expression uses; null when it is neither a call nor a name that can be followed. */
    @Nullable Use at(SyntaxTree tree, int node) {
        return byExpression.get(new Scopes.Value(tree, node));
    }

    /** How it is made out of an answer. */
    record Making(PythonParser parser, ApiIndex index) implements Derivation<PythonCode> {

        @Override
        public String key() {
            return "python";
        }

        private Parsed parse(Region region, int start, int end) {
            String text = region.text().substring(start, end);
            // A method without its value, as in `.to("cuda")`, is one on any value.
            boolean method =
                    text.length() > 1
                            && text.charAt(0) == '.'
                            && Character.isJavaIdentifierStart(text.charAt(1));
            String source = method ? "_" + text : text;
            int shift = start - (method ? 1 : 0);
            Indents indented = Indents.of(source);
            SyntaxTree tree = parser.parse(indented.text());
            if (tree.isBroken()) {
                Repairs mended = Repairs.of(indented.text());
                if (!mended.text().equals(indented.text())) {
                    return new Parsed(
                            new CodeRegion(region, shift, mended.insertedAfter(indented)),
                            parser.parse(mended.text()));
                }
            }
            return new Parsed(new CodeRegion(region, shift, indented.inserted()), tree);
        }

        @Override
        public PythonCode derive(Answer answer, CheckContext context) {
            return read(
                    Advice.heeded(
                            answer,
                            context.regions().stream().filter(PythonCode::isPython).toList()));
        }

        /** Reads the code of these regions. */
        PythonCode read(List<Region> regions) {
            long length = regions.stream().mapToLong(region -> region.text().length()).sum();
            if (length > MOST_TEXT) {
                return unreadable("the code is too long: " + length + " characters");
            }
            if (regions.size() > MOST_REGIONS) {
                return unreadable("there are too many pieces of code: " + regions.size());
            }
            List<Parsed> parsed = new ArrayList<>();
            int strange = 0;
            for (Region region : regions) {
                if (JOINED.matcher(region.text()).find()) {
                    return unreadable("too many lines are joined by backslashes");
                }
                List<Integer> starts = Chunks.starts(region.text());
                for (int i = 0; i < starts.size(); i++) {
                    int start = starts.get(i);
                    boolean last = i + 1 == starts.size();
                    int end = last ? region.text().length() : starts.get(i + 1);
                    if (end - start > LONGEST_CHUNK) {
                        return unreadable(
                                "a statement is too long: " + (end - start) + " characters");
                    }
                    Parsed chunk = parse(region, start, end);
                    parsed.add(chunk);
                    if (end - start > Chunks.WHOLE / 2
                            && isStrange(chunk.tree())
                            && ++strange > 1) {
                        return unreadable("most of it is not Python");
                    }
                }
            }
            ResolvedNames resolved = new NameResolver(index).resolve(parsed);
            Map<Scopes.Value, Use> byExpression = new HashMap<>();
            for (Use use : resolved.uses()) {
                byExpression.putIfAbsent(new Scopes.Value(use.tree(), use.expression()), use);
            }
            return new PythonCode(parsed, resolved, byExpression, Optional.empty());
        }
    }

    /** Whether most of a tree is errors. */
    private static boolean isStrange(SyntaxTree tree) {
        int wrong = 0;
        for (int node = 0; node < tree.size(); ) {
            boolean error = tree.kind(node) == PythonKind.ERROR;
            wrong += error ? tree.end(node) - tree.start(node) : 0;
            node = error ? tree.after(node) : node + 1;
        }
        return wrong > tree.text().length() / 2;
    }

    private static PythonCode unreadable(String reason) {
        return new PythonCode(List.of(), ResolvedNames.NOTHING, Map.of(), Optional.of(reason));
    }

    private static boolean isPython(Region region) {
        return region.kind() == Region.Kind.CODE
                && region.language().map(LANGUAGES::contains).orElse(true);
    }
}
