package dev.assay.checkers.execution.java;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.assay.checkers.execution.java.JavaConfig.Call;
import dev.assay.checkers.execution.java.Javas.Told;
import dev.assay.checkers.execution.java.guest.Compiled;
import dev.assay.spi.Answer;
import dev.assay.spi.CheckContext;
import dev.assay.spi.UpdatesExpected.Update;
import dev.assay.spi.UpdatesExpected.Updater;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what calls give by running a right answer. */
final class ExpectedUpdater implements Updater {

    private final JavaConfig config;
    private final Runs runs;

    ExpectedUpdater(JavaConfig config, Runs runs) {
        this.config = config;
        this.runs = runs;
    }

    @Override
    public List<Update> update(Answer reference, CheckContext context) throws Exception {
        Code code = Code.of(reference, context);
        Ended ended = runs.run(code, context);
        Compiled compiled =
                ended.compiled()
                        .orElseThrow(
                                () -> new IllegalStateException("the reference does not compile"));
        if (!compiled.errors().isEmpty()) {
            throw new IllegalStateException(
                    "the reference does not compile: " + compiled.errors().getFirst().message());
        }
        List<Update> updates = new ArrayList<>();
        for (int i = 0; i < config.calls().size(); i++) {
            Call call = config.calls().get(i);
            String problem = compiled.calls().get(i).problem();
            if (!problem.isEmpty()) {
                throw new IllegalStateException(
                        "'" + call.name() + "' does not fit the reference: " + problem);
            }
            if (!call.wantsSomething() || call.value() != null || call.prints() != null) {
                Reply reply = ended.calls().get(i);
                if (reply == null) {
                    throw new IllegalStateException(stopped(call, ended.cutCalls().get(i)));
                }
                update(call, "calls[" + i + "].", reply, code, updates);
            }
        }
        return List.copyOf(updates);
    }

    private static String stopped(Call call, @org.jspecify.annotations.Nullable Told told) {
        return "the reference does not get through '"
                + call.name()
                + (told == null ? "'" : "': " + Stopped.why(told));
    }

    private static void update(
            Call call, String path, Reply reply, Code code, List<Update> updates) {
        boolean isOpen = !call.wantsSomething();
        if (reply.raised().isPresent()) {
            if (!isOpen) {
                throw new IllegalStateException(
                        "the reference throws "
                                + reply.raised().get().shown(code)
                                + " in '"
                                + call.name()
                                + "'");
            }
            updates.add(text(path + "raises", reply.raised().get().name()));
            return;
        }
        String printed = reply.printed();
        Value value = reply.value().orElseGet(Value.Nothing::new);
        if (isOpen && value instanceof Value.Nothing) {
            updates.add(
                    printed.isBlank()
                            ? text(path + "type", "null")
                            : text(path + "prints", printed.stripTrailing()));
            return;
        }
        if (call.prints() != null && !CallVerdicts.isPrinted(call.prints(), printed)) {
            updates.add(text(path + "prints", printed.stripTrailing()));
        }
        boolean isOff =
                call.value() != null
                        && CallVerdicts.same(call).difference(value, call.value()).isPresent();
        if (isOpen || isOff) {
            Optional<JsonNode> written = Written.of(value);
            updates.add(
                    new Update(
                            path + "value",
                            written.orElseThrow(
                                            () ->
                                                    new IllegalStateException(
                                                            "what '"
                                                                    + call.name()
                                                                    + "' gives can't be written as"
                                                                    + " a value ("
                                                                    + Shown.of(value)
                                                                    + "); call something of it, or"
                                                                    + " use same-as or type"))
                                    .toString()));
        }
    }

    private static Update text(String path, String text) {
        return new Update(path, TextNode.valueOf(text).toString());
    }
}
