package dev.assay.checkers.code.java;

import com.github.javaparser.ast.expr.Expression;
import dev.assay.checkers.code.Manner;
import dev.assay.spi.Evidence;
import dev.assay.spi.Region;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name that an answer's Java uses.
 *
 * @param kind what it is
 * @param name the method's or field's name; of a constructor, the class's full name
 * @param on what it is called on
 * @param path {@link On#CLASS}: the class's full name; {@link On#VALUE}: the value's class, empty
 *     when unknown; {@link On#NOTHING}: the class that it was imported from, empty when it was not
 * @param before what returned the value that it is called on
 * @param arguments in order; empty when it isn't called or its arguments don't parse
 * @param constants what local names were given where it stands
 * @param manner how it is used
 * @param place where it stands
 */
record JavaUse(
        Kind kind,
        String name,
        On on,
        String path,
        Optional<JavaUse> before,
        Optional<List<Expression>> arguments,
        @Nullable Constants constants,
        Manner manner,
        Place place) {

    /** What is used. */
    enum Kind {
        METHOD,
        CONSTRUCTOR,
        FIELD
    }

    /** What it is called on. */
    enum On {
        NOTHING,
        CLASS,
        VALUE
    }

    /**
     * Where it stands: offsets into the region's text.
     *
     * @param start of all that leads to the name
     * @param nameStart of the name, or of the dot before it
     * @param nameEnd after the name
     * @param end after the arguments
     */
    record Place(Region region, int start, int nameStart, int nameEnd, int end) {

        Evidence.Span span(int from, int to, String label) {
            int first = Math.clamp(from, 0, region.text().length());
            int last = Math.clamp(to, first, region.text().length());
            return last == first
                    ? new Evidence.Span(
                            region.file(), region.original(first), region.original(first), label)
                    : new Evidence.Span(
                            region.file(), region.original(first), region.originalEnd(last), label);
        }
    }

    JavaUse {
        arguments = arguments.map(List::copyOf);
    }

    /** Whether it stands in a sentence. */
    boolean inSentence() {
        return place.region().form() == Region.Form.INLINE;
    }
}
