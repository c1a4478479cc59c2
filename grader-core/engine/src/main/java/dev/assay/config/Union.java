package dev.assay.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.config.Shape.Field;
import dev.assay.config.Shape.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The records of a sealed interface, told apart by the keys that each requires and no other has:
 * worked out once.
 */
final class Union {

    /**
     * One of the records.
     *
     * @param own the keys that no other of the records has, in their order
     * @param required those of them that it requires
     */
    private record Member(Fields fields, Set<String> own, Set<String> required) {}

    private final List<Member> members;

    Union(List<Fields> records) {
        members = records.stream().map(record -> member(record, records)).toList();
    }

    private static Member member(Fields record, List<Fields> all) {
        Set<String> own = new LinkedHashSet<>();
        Set<String> required = new LinkedHashSet<>();
        for (Field field : record.keys()) {
            boolean isShared =
                    all.stream()
                            .filter(other -> !other.type().equals(record.type()))
                            .flatMap(other -> other.keys().stream())
                            .anyMatch(other -> other.key().equals(field.key()));
            if (!isShared) {
                own.add(field.key());
                if (field.isRequired()) {
                    required.add(field.key());
                }
            }
        }
        return new Member(record, own, required);
    }

    /** The record that is made of a text, where there is one. */
    Optional<Fields> text() {
        return members.stream()
                .map(Member::fields)
                .filter(record -> record.parse().isPresent())
                .findFirst();
    }

    /** The records that a mapping could be, by the keys that it has. */
    List<Fields> fitting(JsonNode mapping) {
        List<Member> fitting =
                members.stream().filter(member -> hasAny(mapping, member.required())).toList();
        // What is required may be just what is missing: then its other keys give it away.
        List<Member> likely =
                fitting.isEmpty()
                        ? members.stream().filter(each -> hasAny(mapping, each.own())).toList()
                        : fitting;
        return likely.stream().map(Member::fields).toList();
    }

    private static boolean hasAny(JsonNode mapping, Set<String> keys) {
        for (String key : keys) {
            if (mapping.has(key)) {
                return true;
            }
        }
        return false;
    }

    /** {@code 'check' or 'combine'}. */
    String signs() {
        return join(" or ");
    }

    /** {@code 'check' nor 'combine'}. */
    String neither() {
        return join(" nor ");
    }

    private String join(String between) {
        return members.stream()
                .filter(member -> !member.required().isEmpty())
                .map(member -> "'" + member.required().iterator().next() + "'")
                .collect(Collectors.joining(between));
    }

    /** The keys that fight: one of each of the records that fit a mapping. */
    String both(JsonNode mapping) {
        return new Union(fitting(mapping))
                .members.stream()
                        .map(
                                member ->
                                        member.own().stream()
                                                .filter(mapping::has)
                                                .findFirst()
                                                .orElse(""))
                        .map(key -> "'" + key + "'")
                        .collect(Collectors.joining(" and "));
    }
}
