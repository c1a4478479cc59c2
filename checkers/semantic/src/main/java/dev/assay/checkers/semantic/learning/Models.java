package dev.assay.checkers.semantic.learning;

import dev.assay.checkers.semantic.model.GeneralModel;
import dev.assay.checkers.semantic.model.Head;
import dev.assay.checkers.semantic.model.ModelText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What was trained once and ships with the checkers.
 *
 * @param general for any question
 * @param local for questions of which some answers are graded
 */
public record Models(GeneralModel general, LocalModel local) {

    private static final String RESOURCE = "models.txt";

    /** The models that ship. */
    public static Models shipped() {
        return Holder.SHIPPED;
    }

    /** Read once, when a check first needs it. */
    private static final class Holder {
        static final Models SHIPPED = load();
    }

    private static Models load() {
        try (InputStream in =
                        Objects.requireNonNull(
                                Models.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return read(ModelText.read(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " can't be read", e);
        }
    }

    /** As text. */
    public ModelText write() {
        ModelText text = ModelText.empty();
        general.write(text.part("general"));
        List<Integer> from = new ArrayList<>();
        for (LocalModel.Stage stage : local.stages()) {
            from.add(stage.from());
            stage.right().write(text.part("local").part(stage.from() + ".right"));
            stage.some().write(text.part("local").part(stage.from() + ".some"));
        }
        text.put("stages", from.stream().mapToInt(Integer::intValue).toArray());
        return text;
    }

    /**
     * From text.
     *
     * @throws IOException when it is the text of other models
     */
    public static Models read(ModelText text) throws IOException {
        List<LocalModel.Stage> stages = new ArrayList<>();
        for (int from : text.integers("stages")) {
            stages.add(
                    new LocalModel.Stage(
                            from,
                            Head.read(text.part("local").part(from + ".right")),
                            Head.read(text.part("local").part(from + ".some"))));
        }
        return new Models(GeneralModel.read(text.part("general")), new LocalModel(stages));
    }
}
