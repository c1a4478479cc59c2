package dev.assay.config;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What a plain scalar is by YAML 1.2's core schema. SnakeYAML's own rules are YAML 1.1's, by which
 * {@code no}, {@code on} and {@code 12:30} are not the words that an author of keywords means.
 */
final class CoreSchema extends Resolver {

    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern BOOL = Pattern.compile("true|True|TRUE|false|False|FALSE");
    // Numbers out of bounds are texts: where a number is wanted, that is a clear problem.
    private static final Pattern INT =
            Pattern.compile("[-+]?[0-9]{1,64}|0o[0-7]{1,64}|0x[0-9a-fA-F]{1,64}");
    private static final Pattern FLOAT =
            Pattern.compile(
                    "[-+]?(\\.[0-9]{1,64}|[0-9]{1,64}(\\.[0-9]{0,64})?)([eE][-+]?[0-9]{1,3})?");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.NULL, NULL, "~nN\0");
        addImplicitResolver(Tag.BOOL, BOOL, "tTfF");
        addImplicitResolver(Tag.INT, INT, "-+0123456789");
        addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
    }
}
