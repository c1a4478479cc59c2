package dev.assay.checkers.code.java;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import dev.assay.checkers.code.Advice;
import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.java.JavaUse.Kind;
import dev.assay.checkers.code.java.JavaUse.On;
import dev.assay.checkers.code.java.JavaUse.Place;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The Java of one answer: what it calls and names. Made once, shared by all checks.
 *
 * @param uses in the order of the answer
 * @param parsed what could be parsed; not to be changed
 * @param names what is imported and declared in all of it; not to be changed
 * @param unreadable why it was not read; then there are no uses
 */
record JavaCode(
        List<JavaUse> uses, List<Parsed> parsed, JavaNames names, Optional<String> unreadable) {

    /**
     * A region and what could be parsed of it.
     *
     * @param uses what its expressions use, by their nodes
     */
    record Parsed(Region region, JavaSnippet snippet, Map<Identity, JavaUse> uses) {

        Parsed {
            uses = Map.copyOf(uses);
        }
    }

    /** A node itself: nodes that look alike are equal, but are not the same. */
    static final class Identity {

        private final Node node;

        Identity(Node node) {
            this.node = node;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // it is what this class is for
        public boolean equals(Object other) {
            return other instanceof Identity that && that.node == node;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(node);
        }
    }

    private static final int MOST_REGIONS = 2_000;

    /** Characters of code in all: more than anybody types for one question. */
    private static final int MOST_TEXT = 192 << 10;

    private static final int DEEPEST = 400;
    private static final int LONGEST_STATEMENT = 6_000;

    /** Up to here an ordinary thread's stack is enough. */
    private static final int SHALLOW = 60;

    private static final int SHORT_STATEMENT = 600;

    private static final long STACK = 256L << 20;

    private static final Set<String> LANGUAGES = Set.of("java", "jshell");

    JavaCode {
        uses = List.copyOf(uses);
        parsed = List.copyOf(parsed);
    }

    /** How it is made out of an answer. */
    enum Making implements Derivation<JavaCode> {
        ONLY;

        @Override
        public String key() {
            return "java";
        }

        @Override
        public JavaCode derive(Answer answer, CheckContext context) throws Exception {
            return of(
                    Advice.heeded(
                            answer, context.regions().stream().filter(JavaCode::isJava).toList()));
        }

        /** Reads the code of these regions. */
        JavaCode of(List<Region> regions) throws Exception {
            long length = regions.stream().mapToLong(region -> region.text().length()).sum();
            if (length > MOST_TEXT) {
                return unreadable("the code is too long: " + length + " characters");
            }
            if (regions.size() > MOST_REGIONS) {
                return unreadable("there are too many pieces of code: " + regions.size());
            }
            boolean deep = false;
            for (Region region : regions) {
                JavaTokens.Depth depth = JavaTokens.of(region.text()).depth();
                if (depth.brackets() > DEEPEST) {
                    return unreadable("it is too deeply nested");
                }
                if (depth.statement() > LONGEST_STATEMENT) {
                    return unreadable("a statement is too long");
                }
                deep |= depth.brackets() > SHALLOW || depth.statement() > SHORT_STATEMENT;
            }
            return deep ? onDeepStack(() -> read(regions)) : read(regions);
        }
    }

    /** JavaParser works by recursion; a stack's memory is only taken as far as it is used. */
    private static <T> T onDeepStack(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "java-parser", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }

    private static JavaCode read(List<Region> regions) {
        JavaNames names = new JavaNames();
        List<Optional<JavaSnippet>> snippets = new ArrayList<>();
        for (Region region : regions) {
            Optional<JavaSnippet> snippet =
                    JavaSnippet.parse(region.text(), region.form() == Region.Form.INLINE);
            snippet.ifPresent(one -> names.foresee(one.tree()));
            snippets.add(snippet);
        }
        List<JavaUse> uses = new ArrayList<>();
        List<Parsed> parsed = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            List<JavaUse> found = new ArrayList<>();
            if (snippets.get(i).isPresent()) {
                JavaWalk walk = new JavaWalk(region, snippets.get(i).get(), names);
                found.addAll(walk.uses());
                parsed.add(new Parsed(region, snippets.get(i).get(), walk.byNode()));
            }
            if (snippets.get(i).filter(JavaSnippet::whole).isEmpty()) {
                addByTokens(region, names, found);
            }
            found.sort(Comparator.comparingInt(use -> use.place().nameEnd()));
            uses.addAll(found);
        }
        return new JavaCode(uses, parsed, names, Optional.empty());
    }

    /**
     * Calls in what does not parse, by their tokens: their names are known, their arguments not.
     */
    private static void addByTokens(Region region, JavaNames names, List<JavaUse> uses) {
        Set<Integer> known = new HashSet<>();
        uses.forEach(use -> known.add(use.place().nameEnd()));
        JavaTokens tokens = JavaTokens.of(region.text());
        for (JavaTokens.Call call : tokens.calls()) {
            int start = tokens.tokens().get(call.first()).start();
            int nameStart = tokens.tokens().get(call.last()).start();
            int end = tokens.tokens().get(call.last()).end();
            if (!known.add(end)) {
                continue;
            }
            String name = call.names().getLast();
            String owner = String.join(".", call.names().subList(0, call.names().size() - 1));
            Optional<String> type =
                    owner.isEmpty() || call.chained() ? Optional.empty() : names.type(owner);
            boolean variable =
                    !owner.isEmpty() && type.isEmpty() && !Character.isUpperCase(owner.charAt(0));
            On on = call.chained() || variable ? On.VALUE : owner.isEmpty() ? On.NOTHING : On.CLASS;
            String path =
                    switch (on) {
                        case CLASS -> type.orElse("?" + owner);
                        case VALUE ->
                                names.variable(owner).map(JavaNames.Variable::type).orElse("");
                        case NOTHING -> names.source(name);
                    };
            uses.add(
                    new JavaUse(
                            call.made() ? Kind.CONSTRUCTOR : Kind.METHOD,
                            call.made()
                                    ? names.type(String.join(".", call.names()))
                                            .orElse("?" + String.join(".", call.names()))
                                    : name,
                            call.made() ? On.NOTHING : on,
                            call.made() ? "" : path,
                            Optional.empty(),
                            Optional.<List<Expression>>empty(),
                            null,
                            Manner.CALL,
                            new Place(
                                    region,
                                    start,
                                    on == On.VALUE ? nameStart - 1 : nameStart,
                                    end,
                                    end)));
        }
    }

    private static JavaCode unreadable(String reason) {
        return new JavaCode(List.of(), List.of(), new JavaNames(), Optional.of(reason));
    }

    private static boolean isJava(Region region) {
        return region.kind() == Region.Kind.CODE
                && region.language().map(LANGUAGES::contains).orElse(true);
    }
}
