package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.checkers.execution.python.PythonConfig.Definition;
import dev.assay.checkers.execution.sandbox.Frame;
import dev.assay.spi.Region;
import java.util.List;

/** What a worker is told before the calls. What is expected is no part of it. */
final class SetUp {

    private SetUp() {}

    static ObjectNode of(Code code, String fixture, long seed, List<Definition> define) {
        ObjectNode setUp = Frame.object().put("fixture", fixture).put("seed", seed & 0x7fff_ffffL);
        ArrayNode parts = setUp.putArray("parts");
        ArrayNode forms = setUp.putArray("forms");
        for (Region part : code.parts()) {
            parts.add(part.text());
            forms.addObject()
                    .put("stepwise", Code.isStepwise(part))
                    .put("quiet", Code.isQuiet(part));
        }
        ArrayNode names = setUp.putArray("define");
        for (Definition definition : define) {
            ArrayNode allowed = names.addArray().add(definition.name());
            definition.also().forEach(allowed::add);
        }
        return setUp;
    }
}
