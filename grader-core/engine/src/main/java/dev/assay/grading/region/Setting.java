package dev.assay.grading.region;

import dev.assay.spi.AnswerKind;
import dev.assay.spi.Region.Form;
import java.util.Optional;

/**
 * What is known about a stretch of an answer before it is looked at.
 *
 * @param prior how likely code is
 * @param language of its code, where it is known
 * @param form what code in it is called
 */
record Setting(Prior prior, Optional<String> language, Form form) {

    /** How likely code is. */
    enum Prior {
        TEXT(-0.25),
        MIXED(0),
        CODE(1.5),
        /** Between fences without a tag. */
        FENCED(3),
        /** Between fences that name a language. */
        TAGGED(1000);

        private final double points;

        Prior(double points) {
            this.points = points;
        }

        double points() {
            return points;
        }
    }

    static Setting of(AnswerKind kind) {
        Prior prior =
                switch (kind.form()) {
                    case TEXT -> Prior.TEXT;
                    case MIXED -> Prior.MIXED;
                    case CODE -> Prior.CODE;
                };
        return new Setting(prior, kind.language(), Form.BARE);
    }

    boolean isJava() {
        return language.filter(Languages.JAVA::equals).isPresent();
    }

    boolean isPython() {
        return language.filter(Languages.PYTHON::equals).isPresent();
    }

    boolean isFenced() {
        return prior == Prior.FENCED || prior == Prior.TAGGED;
    }
}
