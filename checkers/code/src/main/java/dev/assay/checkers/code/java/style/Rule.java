package dev.assay.checkers.code.java.style;

import dev.assay.checkers.code.structure.CodeTree;
import java.util.List;

/** Rules of style, by the names that authors give. */
public enum Rule {
    /** Classes in UpperCamelCase, constants in UPPER_CASE, all else in lowerCamelCase. */
    NAMING(new Naming()),
    /** Names of one letter only where they are usual: counters, coordinates, lambdas. */
    SHORT_NAMES(new ShortNames()),
    METHOD_LENGTH(new MethodLength()),
    LINE_LENGTH(new LineLength()),
    PARAMETERS(new ParameterCount()),
    NESTING(new Nesting()),
    /** Variables, private members and imports that nothing uses. */
    UNUSED(new Unused()),
    MAGIC_NUMBERS(new MagicNumbers()),
    /** Bodies of loops and conditions without braces. */
    BRACES(new Braces()),
    EMPTY_CATCH(new EmptyCatch()),
    /** Texts compared by {@code ==}. */
    TEXT_EQUALITY(new TextEquality()),
    /** {@code x == true}, {@code if (x) return true; else return false;}. */
    PLAIN_CONDITIONS(new PlainConditions()),
    WILDCARD_IMPORTS(new WildcardImports()),
    /** Fields that are neither private nor constant. */
    OPEN_FIELDS(new OpenFields());

    @SuppressWarnings("ImmutableEnumChecker") // styles have no state
    private final Style style;

    Rule(Style style) {
        this.style = style;
    }

    /** Where it is broken, in order. */
    public List<Found> find(CodeTree code, Limits limits) {
        return style.find(code, limits);
    }
}
