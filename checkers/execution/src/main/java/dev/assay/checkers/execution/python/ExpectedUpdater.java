package dev.assay.checkers.execution.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assay.checkers.execution.python.PythonConfig.Call;
import dev.assay.checkers.execution.python.Pythons.Step;
import dev.assay.checkers.execution.python.Pythons.Told;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.UpdatesExpected.Update;
import dev.assay.spi.UpdatesExpected.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out what calls give by running a right answer. */
final class ExpectedUpdater implements Updater {

    private final PythonConfig config;
    private final Runs runs;

    ExpectedUpdater(PythonConfig config, Runs runs) {
        this.config = config;
        this.runs = runs;
    }

    @Override
    public List<Update> update(Answer reference, CheckContext context) throws Exception {
        Code code = Code.of(reference, context);
        Ended ended = runs.run(code, context);
        for (Raised raised : ended.raised(code)) {
            throw new IllegalStateException("the reference raises " + raised.shown());
        }
        List<Update> updates = new ArrayList<>();
        for (int i = 0; i < config.calls().size(); i++) {
            Call call = config.calls().get(i);
            boolean isOpen = !call.wantsSomething();
            if (isOpen || call.value() != null || call.prints() != null) {
                Step step = ended.steps().get(i);
                if (step == null) {
                    throw new IllegalStateException(stopped(call, ended.cut().get(i)));
                }
                update(call, "calls[" + i + "].", step, code, updates);
            }
        }
        return List.copyOf(updates);
    }

    private static String stopped(Call call, @Nullable Told told) {
        return "the reference does not get through '"
                + call.name()
                + (told == null ? "'" : "': " + told.end());
    }

    private static void update(Call call, String path, Step step, Code code, List<Update> updates) {
        JsonNode message = step.reply().message();
        if (message.path("error").isObject()) {
            Raised raised = Raised.read(message.path("error"), code);
            if (call.wantsSomething()) {
                throw new IllegalStateException(
                        "the reference raises " + raised.shown() + " in '" + call.name() + "'");
            }
            updates.add(new Update(path + "raises", TextNode.valueOf(raised.name()).toString()));
            return;
        }
        String printed = step.printed();
        boolean isPrinted = call.prints() == null || new Expectation(call).isPrinted(printed);
        Value value =
                message.path("none").asBoolean()
                        ? new Value.Nothing()
                        : Value.read(message.path("value"), step.reply().blobs());
        boolean isOpen = !call.wantsSomething();
        if (isOpen && value instanceof Value.Nothing) {
            updates.add(
                    printed.isBlank()
                            ? new Update(path + "type", "\"NoneType\"")
                            : prints(path, printed));
            return;
        }
        if (!isPrinted) {
            updates.add(prints(path, printed));
        }
        if (isOpen || (call.value() != null && new Expectation(call).wrong(value).isPresent())) {
            Optional<JsonNode> written = Written.of(value);
            JsonNode json =
                    written.orElseThrow(
                            () ->
                                    new IllegalStateException(
                                            "what '"
                                                    + call.name()
                                                    + "' gives can't be written as a value ("
                                                    + Shown.of(value)
                                                    + "); use same-as, type, shape or holds"));
            updates.add(new Update(path + "value", json.toString()));
        }
    }

    private static Update prints(String path, String printed) {
        return new Update(path + "prints", TextNode.valueOf(printed.stripTrailing()).toString());
    }
}
