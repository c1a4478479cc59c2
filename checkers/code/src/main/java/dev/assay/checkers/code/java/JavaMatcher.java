package dev.assay.checkers.code.java;

import dev.assay.checkers.code.CallMatcher;
import dev.assay.checkers.code.CallPattern;
import dev.assay.checkers.code.CallPattern.Head;
import dev.assay.checkers.code.CallPattern.Step;
import dev.assay.checkers.code.CallsConfig;
import dev.assay.checkers.code.Manner;
import dev.assay.checkers.code.Spelling;
import dev.assay.checkers.code.java.JavaUse.Kind;
import dev.assay.checkers.code.java.JavaUse.On;
import dev.assay.spi.Evidence;
import java.util.List;
import java.util.Optional;

/** Finds one pattern in Java. */
final class JavaMatcher extends CallMatcher<JavaCode, JavaUse> {

    private static final int LONGEST_QUOTE = 60;

    private final String name;

    /** The class before the last name; empty when there is none. */
    private final String owner;

    private final Optional<Class<?>> known;
    private final boolean isStatic;
    private final JavaArguments arguments;

    JavaMatcher(CallPattern pattern, CallsConfig.Shares shares) {
        super(pattern, shares);
        List<Step> steps = pattern.steps();
        String dotted = pattern.dotted();
        int dot = dotted.lastIndexOf('.');
        boolean made = pattern.head() == Head.NEW;
        this.name = made ? JavaTypes.canonical(dotted) : pattern.last();
        this.owner =
                made || dot < 0 || pattern.head() == Head.ANY_VALUE || !pattern.isPlain()
                        ? ""
                        : JavaTypes.canonical(dotted.substring(0, dot));
        this.known = JavaTypes.jdk(made ? name : owner);
        this.isStatic = known.map(type -> JavaTypes.isStatic(type, name)).orElse(false);
        this.arguments =
                new JavaArguments(steps.isEmpty() ? Optional.empty() : pattern.arguments());
    }

    @Override
    protected Fit fit(JavaCode code, JavaUse use) {
        if (!isNamed(use)) {
            return Fit.NONE;
        }
        return arguments.fit(use) ? Fit.NAME_AND_ARGUMENTS : Fit.NAME;
    }

    private boolean isNamed(JavaUse use) {
        List<Step> steps = pattern().steps();
        return switch (pattern().head()) {
            case NEW ->
                    use.kind() == Kind.CONSTRUCTOR
                            && (use.name().equals(name)
                                    || (name.indexOf('.') < 0
                                            && use.name().substring(1).equals(name)));
            case ANY_VALUE -> onValue(use, steps);
            case NAME ->
                    pattern().isPlain()
                            ? steps.size() == 1 ? alone(use) : named(use, owner)
                            : chained(use, steps, steps.size() - 1);
        };
    }

    /** A method on any value, or on what a call returned: {@code .stream().map}. */
    private static boolean onValue(JavaUse use, List<Step> steps) {
        if (use.kind() == Kind.CONSTRUCTOR || !use.name().equals(steps.getLast().name())) {
            return false;
        }
        if (use.on() == On.NOTHING) {
            return steps.size() == 1 && use.inSentence();
        }
        boolean value = use.on() == On.VALUE || use.manner() == Manner.VALUE;
        if (steps.size() == 1) {
            return value;
        }
        JavaUse before = use.before().orElse(null);
        return before != null
                && (before.manner() == Manner.CALL) == steps.get(steps.size() - 2).called()
                && onValue(before, steps.subList(0, steps.size() - 1));
    }

    /** A method on what a call of a named one returned: {@code Arrays.stream().map}. */
    private static boolean chained(JavaUse use, List<Step> steps, int last) {
        if (!use.name().equals(steps.get(last).name())) {
            return false;
        }
        List<Step> front = steps.subList(0, last);
        if (front.stream().noneMatch(Step::called)) {
            String dotted = String.join(".", front.stream().map(Step::name).toList());
            return use.on() == On.CLASS && use.path().equals(JavaTypes.canonical(dotted));
        }
        JavaUse before = use.before().orElse(null);
        return before != null
                && (before.manner() == Manner.CALL) == steps.get(last - 1).called()
                && chained(before, steps, last - 1);
    }

    /** A name without anything before it. */
    private boolean alone(JavaUse use) {
        return switch (use.kind()) {
            case CONSTRUCTOR ->
                    Character.isUpperCase(name.charAt(0))
                            && JavaTypes.simple(use.name()).replaceAll("^[?=]", "").equals(name);
            case METHOD, FIELD -> use.on() == On.NOTHING && use.name().equals(name);
        };
    }

    private boolean named(JavaUse use, String owner) {
        if (use.kind() == Kind.CONSTRUCTOR || !use.name().equals(name)) {
            return false;
        }
        return switch (use.on()) {
            case NOTHING -> use.path().equals(owner) || (use.path().isEmpty() && use.inSentence());
            case CLASS ->
                    use.path().equals(owner)
                            || use.path().equals("?" + owner)
                            || use.path().equals("=" + owner)
                            || (use.manner() == Manner.VALUE
                                    && !isStatic
                                    && JavaTypes.related(use.path(), owner));
            case VALUE -> isOnField(use) || isOnValue(use);
        };
    }

    private boolean isOnValue(JavaUse use) {
        boolean field = known.isEmpty() && owner.startsWith("java.");
        return use.path().isEmpty()
                ? !isStatic && !isConstant() && !field
                : JavaTypes.related(use.path(), owner)
                        || use.path().equals("?" + owner)
                        || use.path().equals("=" + owner);
    }

    /** {@code System.out.println} is on a field of a class. */
    private boolean isOnField(JavaUse use) {
        JavaUse before = use.before().orElse(null);
        return before != null
                && before.on() != On.VALUE // a class's, or imported from one
                && owner.equals(before.path() + "." + before.name());
    }

    /** {@code Integer.MAX_VALUE} is on its class alone. */
    private boolean isConstant() {
        return name.equals(name.toUpperCase(java.util.Locale.ROOT)) && name.length() > 1;
    }

    @Override
    protected Optional<String> nearMiss(JavaCode code, JavaUse use) {
        if (isWithoutNew(use)) {
            return Optional.of("`" + use.name() + "(…)` lacks `new`.");
        }
        boolean comparable =
                (use.kind() == Kind.CONSTRUCTOR) == (pattern().head() == Head.NEW)
                        && arguments.fit(use);
        if (!comparable) {
            return Optional.empty();
        }
        String written = shown(use);
        String meant = pattern().head() == Head.NEW ? JavaTypes.simple(name) : shownPattern();
        if (pattern().head() == Head.NEW) {
            return use.name().startsWith("?") && Spelling.isLike(use.name().substring(1), meant)
                    ? miss(written, meant)
                    : Optional.empty();
        }
        boolean same = use.name().equals(name);
        boolean spelt = !same && Spelling.isLike(use.name(), name);
        boolean there =
                JavaTypes.jdk(use.path()).map(t -> JavaTypes.has(t, use.name())).orElse(false);
        if (there || !(same || spelt)) {
            return Optional.empty();
        }
        return switch (use.on()) {
            case CLASS -> {
                boolean real = JavaTypes.jdk(use.path()).isPresent();
                boolean likeOwner =
                        use.path().startsWith("?")
                                && Spelling.isLike(
                                        use.path().substring(1), JavaTypes.simple(owner));
                yield !owner.isEmpty()
                                && ((real && (same || use.path().equals(owner))) || likeOwner)
                        ? miss(written, meant)
                        : Optional.empty();
            }
            case VALUE -> {
                boolean real = JavaTypes.jdk(use.path()).isPresent();
                boolean method = pattern().head() == Head.ANY_VALUE || !isStatic;
                boolean caseSlip =
                        (same || use.name().equalsIgnoreCase(name))
                                && isStatic
                                && use.path().isEmpty() // else it is a variable of its own
                                && writtenOwner(use).equalsIgnoreCase(JavaTypes.simple(owner));
                if (same && isWrittenSmall(use)) {
                    yield miss(writtenOwner(use) + "." + use.name(), pattern().dotted());
                }
                if (same && use.path().equalsIgnoreCase("?" + JavaTypes.simple(owner))) {
                    yield miss(use.path().substring(1), JavaTypes.simple(owner));
                }
                yield (method && spelt && (real || use.path().isEmpty())) || caseSlip
                        ? miss(written, meant)
                        : Optional.empty();
            }
            case NOTHING ->
                    use.path().isEmpty()
                                    && !owner.isEmpty()
                                    && isStatic
                                    && same
                                    && !code.names().hasMethod(name)
                            ? Optional.of(
                                    "`"
                                            + use.name()
                                            + "` is not defined; did you mean `"
                                            + meant
                                            + "`?")
                            : Optional.empty();
        };
    }

    /** {@code ArrayList<>()}: made as Python makes it. */
    private boolean isWithoutNew(JavaUse use) {
        return pattern().head() == Head.NEW
                && use.kind() == JavaUse.Kind.METHOD
                && use.on() == On.NOTHING
                && use.name().equals(JavaTypes.simple(name))
                && Character.isUpperCase(use.name().charAt(0))
                && arguments.fit(use);
    }

    /** {@code system.out.println}. */
    private boolean isWrittenSmall(JavaUse use) {
        String dotted = pattern().dotted();
        String wanted = dotted.substring(0, Math.max(0, dotted.lastIndexOf('.')));
        String written = writtenOwner(use);
        return use.path().isEmpty()
                && wanted.indexOf('.') > 0
                && written.equalsIgnoreCase(wanted)
                && !written.equals(wanted);
    }

    private static Optional<String> miss(String written, String meant) {
        return Optional.of("`" + written + "` does not exist; did you mean `" + meant + "`?");
    }

    private String shownPattern() {
        if (owner.isEmpty()) {
            return "." + name;
        }
        return known.isPresent() ? JavaTypes.simple(owner) + "." + name : pattern().dotted();
    }

    private static String shown(JavaUse use) {
        if (use.kind() == Kind.CONSTRUCTOR) {
            return use.name().replaceAll("^[?=]", "");
        }
        return switch (use.on()) {
            case NOTHING -> use.name();
            case CLASS -> JavaTypes.simple(use.path().replaceAll("^[?=]", "")) + "." + use.name();
            case VALUE -> "." + use.name();
        };
    }

    private static String writtenOwner(JavaUse use) {
        String text = use.place().region().text();
        int start = Math.clamp(use.place().start(), 0, text.length());
        return text.substring(start, Math.clamp(use.place().nameStart(), start, text.length()))
                .strip();
    }

    @Override
    protected Manner manner(JavaUse use) {
        return use.manner() == Manner.VALUE && isMethodWithoutCall(use)
                ? Manner.STATEMENT
                : use.manner();
    }

    /** {@code list.size} where the list's class has a method of that name, and no field. */
    private static boolean isMethodWithoutCall(JavaUse use) {
        return use.kind() == Kind.FIELD
                && use.on() == On.VALUE
                && JavaTypes.field(use.path(), use.name()).isEmpty()
                && JavaTypes.jdk(use.path())
                        .map(type -> JavaTypes.has(type, use.name()))
                        .orElse(false);
    }

    @Override
    protected boolean isCallable(JavaUse use) {
        boolean method = known.map(type -> JavaTypes.has(type, name)).orElse(false);
        return (method && !isConstant()) || isMethodWithoutCall(use);
    }

    @Override
    protected String call(JavaUse use) {
        String text = use.place().region().text();
        int from = Math.clamp(use.place().nameEnd(), 0, text.length());
        return written(use)
                + text.substring(from, Math.clamp(use.place().end(), from, text.length()));
    }

    @Override
    protected String written(JavaUse use) {
        String text = use.place().region().text();
        int start = Math.clamp(use.place().start(), 0, text.length());
        String whole =
                text.substring(start, Math.clamp(use.place().nameEnd(), start, text.length()));
        return whole.length() <= LONGEST_QUOTE
                ? whole
                : "…" + whole.substring(whole.length() - LONGEST_QUOTE);
    }

    @Override
    protected Evidence.Span span(JavaUse use) {
        JavaUse.Place place = use.place();
        boolean method =
                pattern().head() == Head.ANY_VALUE
                        && pattern().steps().size() == 1
                        && use.on() == On.VALUE
                        && use.kind() != Kind.CONSTRUCTOR;
        return place.span(
                method ? place.nameStart() : place.start(),
                pattern().arguments().isPresent() ? place.end() : place.nameEnd(),
                pattern().source());
    }
}
