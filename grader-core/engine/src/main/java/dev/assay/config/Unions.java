package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.config.Shape.Field;
import dev.assay.config.Shape.Fields;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the records of a sealed interface apart by the keys that each requires and no other has.
 */
final class Unions {

    private Unions() {}

    /** The records that a mapping could be, by the keys that it has. */
    static List<Fields> fitting(List<Fields> members, JsonNode mapping) {
        List<Fields> fitting =
                members.stream()
                        .filter(member -> ownKeys(member, members).stream().anyMatch(mapping::has))
                        .toList();
        // What is required may be just what is missing: then its other keys give it away.
        return fitting.isEmpty()
                ? members.stream()
                        .filter(member -> anyOwnKeys(member, members).anyMatch(mapping::has))
                        .toList()
                : fitting;
    }

    /** {@code 'check' or 'combine'}. */
    static String signs(List<Fields> members) {
        return join(members, members, " or ");
    }

    /** {@code 'check' nor 'combine'}. */
    static String neither(List<Fields> members) {
        return join(members, members, " nor ");
    }

    /** The keys that fight: one of each record. */
    static String both(List<Fields> fitting, JsonNode mapping) {
        return fitting.stream()
                .map(
                        member ->
                                anyOwnKeys(member, fitting)
                                        .filter(mapping::has)
                                        .findFirst()
                                        .orElse(""))
                .map(key -> "'" + key + "'")
                .collect(Collectors.joining(" and "));
    }

    private static String join(List<Fields> some, List<Fields> all, String between) {
        return some.stream()
                .map(member -> ownKeys(member, all))
                .filter(keys -> !keys.isEmpty())
                .map(keys -> "'" + keys.getFirst() + "'")
                .collect(Collectors.joining(between));
    }

    static List<String> ownKeys(Fields member, List<Fields> all) {
        Set<String> required =
                member.keys().stream()
                        .filter(Field::isRequired)
                        .map(Field::key)
                        .collect(Collectors.toSet());
        return anyOwnKeys(member, all).filter(required::contains).toList();
    }

    private static Stream<String> anyOwnKeys(Fields member, List<Fields> all) {
        return member.keys().stream()
                .map(Field::key)
                .filter(
                        key ->
                                all.stream()
                                        .filter(other -> !other.type().equals(member.type()))
                                        .flatMap(other -> other.keys().stream())
                                        .noneMatch(field -> field.key().equals(key)));
    }
}
