package dev.assay.spi;

import java.util.Set;

/**
 * A type of check, such as {@code text.keyword}: what a jar provides through {@link
 * java.util.ServiceLoader}.
 *
 * <p>An implementation has a public constructor without parameters and no state of its own.
 *
 * @param <C> the record that an instructor fills in under {@code with:}; YAML in kebab-case, each
 *     component documented by {@link Option}. A component is required unless it is annotated
 *     {@code @Nullable}, or is a {@code List}, {@code Map} or {@code Optional} (absent means empty)
 *     or a {@code boolean} (absent means {@code false}). A canonical constructor may throw {@link
 *     InvalidConfigException} or {@link IllegalArgumentException} to refuse a value.
 */
public interface CheckerType<C extends Record> {

    /** Who this checker is. The same value on every call. */
    CheckerInfo info();

    /** The record that holds this checker's settings. */
    Class<C> configType();

    /** The services that {@link BindContext#service} will be asked for; none unless said. */
    default Set<Class<? extends Service>> requires() {
        return Set.of();
    }

    /**
     * Makes a check out of a configuration: once per rubric, so all work that does not depend on
     * the answer is done here.
     *
     * @throws InvalidConfigException when the configuration can't work; it names the path, the
     *     problem and how to mend it
     */
    Check bind(C config, BindContext context) throws InvalidConfigException;
}
