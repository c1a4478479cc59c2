package dev.assay.config;

import dev.assay.config.Shape.Field;
import dev.assay.config.Shape.Fields;
import dev.assay.spi.InvalidConfigException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** What a record's constructor refuses, as a problem with its place. */
final class Refusals {

    private static final int DEEPEST = 10;

    private Refusals() {}

    static Problem problem(Located yaml, Fields record, InvocationTargetException failure) {
        Throwable thrown = failure.getCause() == null ? failure : failure.getCause();
        Throwable cause = thrown;
        for (int i = 0; i < DEEPEST && cause != null; i++) {
            if (cause instanceof InvalidConfigException invalid) {
                return of(yaml, invalid);
            }
            cause = cause.getCause();
        }
        String said = thrown.getMessage();
        if (thrown instanceof IllegalArgumentException && said != null) {
            // "concepts: name at least one" is about that key.
            Optional<Field> about =
                    record.keys().stream()
                            .filter(field -> said.startsWith(field.key() + ":"))
                            .findFirst();
            return Problem.error(
                    about.map(field -> yaml.sourceOf(field.key())).orElseGet(yaml::source),
                    RecordDecoder.at(yaml) + said,
                    about.map(Field::description).orElse("change what it speaks of"));
        }
        return Problem.error(
                yaml.source(),
                RecordDecoder.at(yaml)
                        + record.type().getSimpleName()
                        + " can't be made of this: "
                        + thrown,
                "change it, and tell the author of " + record.type().getName());
    }

    /** What a checker said about its configuration, with its place in the file. */
    static Problem of(Located yaml, InvalidConfigException invalid) {
        String path = invalid.path();
        String before = yaml.path();
        String whole = path.isEmpty() || before.isEmpty() ? before + path : before + "." + path;
        return Problem.error(
                yaml.sourceAt(path),
                (whole.isEmpty() ? "" : whole + ": ") + invalid.problem(),
                invalid.mend());
    }
}
