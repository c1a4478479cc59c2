package dev.assay.checkers.semantic.model;

import dev.assay.checkers.semantic.comparison.Feature;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Judges an answer to any question by what it has in common with the references.
 *
 * @param right is it right?
 * @param some is it worth anything?
 */
public record GeneralModel(Head right, Head some) {

    private static final List<String> FEATURES =
            Arrays.stream(Feature.values()).map(Feature::name).toList();

    /** Judges by features, in the order of {@link Feature}. */
    public Judgement judge(double[] features) {
        return new Judgement(right.logit(features), some.logit(features));
    }

    /** Writes it. */
    public void write(ModelText text) {
        text.put("features", FEATURES);
        right.write(text.part("right"));
        some.write(text.part("some"));
    }

    /**
     * Reads it.
     *
     * @throws IOException when it was trained with other features
     */
    public static GeneralModel read(ModelText text) throws IOException {
        List<String> features = List.of(text.words("features"));
        if (!features.equals(FEATURES)) {
            throw new IOException(
                    "the model was trained with other features: run bench/free-text --train");
        }
        return new GeneralModel(Head.read(text.part("right")), Head.read(text.part("some")));
    }
}
