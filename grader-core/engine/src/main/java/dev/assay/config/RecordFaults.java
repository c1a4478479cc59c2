package dev.assay.config;

import dev.assay.config.Shape.Field;
import dev.assay.config.Shape.Fields;
import dev.assay.config.Shape.Many;
import dev.assay.config.Shape.Mapping;
import dev.assay.config.Shape.Nested;
import dev.assay.config.Shape.OneOf;
import dev.assay.config.Shape.Perhaps;
import java.util.List;
import java.util.Set;

/** What the author of a configuration record forgot. */
final class RecordFaults {

    private RecordFaults() {}

    static void collect(Class<? extends Record> type, Set<Class<?>> seen, List<String> faults) {
        if (!seen.add(type)) {
            return;
        }
        Fields record;
        try {
            record = Shapes.of(type);
        } catch (IllegalArgumentException e) {
            faults.add(String.valueOf(e.getMessage()));
            return;
        }
        for (Field field : record.keys()) {
            if (field.description().isBlank()) {
                faults.add(
                        type.getSimpleName() + ": no @Option says what '" + field.key() + "' is");
            }
            collect(field.shape(), seen, faults);
        }
    }

    private static void collect(Shape shape, Set<Class<?>> seen, List<String> faults) {
        switch (shape) {
            case Many many -> collect(many.item(), seen, faults);
            case Mapping mapping -> collect(mapping.value(), seen, faults);
            case Perhaps perhaps -> collect(perhaps.value(), seen, faults);
            case Nested nested -> collect(nested.type(), seen, faults);
            case OneOf oneOf ->
                    oneOf.members().forEach(member -> collect(member.type(), seen, faults));
            case Shape.Text _, Shape.Whole _, Shape.Decimal _, Shape.Truth _ -> {}
            case Shape.Choice _, Shape.Parsed _, Shape.Anything _ -> {}
        }
    }
}
