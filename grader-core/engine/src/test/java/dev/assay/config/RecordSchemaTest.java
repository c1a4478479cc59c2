package dev.assay.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.config.RecordDecoderTest.All;
import dev.assay.spi.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A record's schema says what its decoder does. */
final class RecordSchemaTest {

    record Inner(@Option("how many") int count) {}

    record Outer(
            @Option("its name") String name,
            @Option("some") List<Inner> inner,
            @Option("by name") Map<String, Inner> named,
            @Option("another of itself") Optional<Outer> outer) {}

    record Whole(@Option("everything") Map<String, List<String>> all) {}

    private static final ObjectNode ALL = RecordSchema.of(All.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "text: a",
                "text: 8",
                "text: True",
                "text: 3.10",
                "text: [a]",
                "text: {a: 1}",
                "text:",
                "txt: a",
                "whole: 8",
                "whole: 8.0",
                "whole: 8.5",
                "whole: '8'",
                "whole: true",
                "whole: 2147483647",
                "whole: 2147483648",
                "whole: -2147483648",
                "whole: -2147483649",
                "big: 9223372036854775807",
                "big: 9223372036854775808",
                "real: 1",
                "real: 1.5",
                "real: .nan",
                "real: one",
                "exact: 1.50",
                "exact: '1.5'",
                "flag: true",
                "flag: yes",
                "flag:",
                "flag: 0",
                "maybe: false",
                "maybe: ~",
                "colour: red",
                "colour: dark-blue",
                "colour: dark_blue",
                "colour: RED",
                "colour: [red]",
                "any-of: []",
                "any-of: [a, 1, true]",
                "any-of: a",
                "any-of: 1",
                "any-of: [a, null]",
                "any-of: [[a]]",
                "any-of: {a: b}",
                "any-of:",
                "anyOf: [a]",
                "groups: [a, [b, c]]",
                "groups: a",
                "groups: [[[a]]]",
                "distinct: [a, b]",
                "numbers: {a: [1], b: []}",
                "numbers: {a: 1}",
                "numbers: {a: [x]}",
                "numbers: []",
                "concepts: [a, {id: b, any: c}]",
                "concepts: a",
                "concepts: [{any: c}]",
                "concepts: [{id: b, anny: c}]",
                "concepts: {id: b}",
                "concepts: [[a]]",
                "part: {check: a}",
                "part: {check: a, with: b}",
                "part: {combine: a, parts: [{check: b}]}",
                "part: {combine: a}",
                "part: {combine: a, check: b}",
                "part: {combine: a, with: b}",
                "part: {}",
                "part: a",
                "part:",
                "anything: [1, {a: b}]",
                "anything:",
                "located: 3",
                "share: 0",
                "share: 1",
                "share: 1.01",
                "share: -0.01",
                "share: a",
                "above: 0",
                "above: 0.001",
                "most: 10",
                "most: 11",
                "here: {}",
                "[]",
                "a",
                "1",
            })
    void theSchemaAndTheDecoderAgree(String yaml) {
        List<Problem> problems = new ArrayList<>();
        Located located = YamlReader.read("f.yaml", yaml, problems::add).orElseThrow();
        assertEquals(List.of(), problems);
        boolean decodes = RecordDecoder.decode(located, All.class, problems::add).isPresent();
        List<?> errors = Schemas.errors(ALL, located.node());
        assertEquals(decodes, errors.isEmpty(), () -> problems + " but " + errors);
        assertEquals(decodes, problems.isEmpty());
    }

    @Test
    void aSchemaIsOneByItsDialect() {
        assertEquals(List.of(), Schemas.errorsOfSchema(ALL));
        assertEquals(RecordSchema.DIALECT, ALL.get("$schema").textValue());
    }

    @Test
    void optionsAreDescriptionsAndRecordsAreDefinedOnce() {
        ObjectNode schema = RecordSchema.of(Outer.class);
        ObjectNode outer = (ObjectNode) schema.at("/$defs/RecordSchemaTest.Outer");
        assertEquals("#/$defs/RecordSchemaTest.Outer", schema.get("$ref").textValue());
        assertEquals("its name", outer.at("/properties/name/description").textValue());
        assertEquals("some", outer.at("/properties/inner/description").textValue());
        assertEquals("another of itself", outer.at("/properties/outer/description").textValue());
        assertEquals("[\"name\"]", outer.get("required").toString());
        assertEquals("false", outer.get("additionalProperties").toString());
        assertEquals(
                "how many",
                schema.at("/$defs/RecordSchemaTest.Inner/properties/count/description")
                        .textValue());
        assertEquals(2, schema.get("$defs").size());
    }

    @ParameterizedTest
    @CsvSource({"'{}', true", "'{a: [b], c: d}', true", "'{a: {b: c}}', false", "'[]', false"})
    void aRecordOfOneMapIsThatMap(String yaml, boolean right) {
        List<Problem> problems = new ArrayList<>();
        Located located = YamlReader.read("f.yaml", yaml, problems::add).orElseThrow();
        ObjectNode schema = RecordSchema.of(Whole.class);
        assertEquals(right, Schemas.errors(schema, located.node()).isEmpty());
        assertEquals(right, RecordDecoder.decode(located, Whole.class, problems::add).isPresent());
    }

    @Test
    void recordsOfOneNameAreDefinedUnderTwo() {
        record Same(@Option("a") int a) {}
        RecordSchema schema = new RecordSchema();
        schema.reference(Same.class);
        schema.reference(other());
        schema.reference(Same.class);
        assertEquals(2, schema.definitions().size());
        assertEquals(
                "{\"$ref\":\"#/$defs/RecordSchemaTest.Same-2\"}", "" + schema.reference(other()));
        assertThrows(IllegalArgumentException.class, () -> schema.definition(Inner.class));
    }

    private static Class<? extends Record> other() {
        record Same(@Option("b") int b) {}
        return Same.class;
    }
}
