package dev.assay.spi;

import java.util.Locale;
import java.util.Optional;

/**
 * What an answer to a question should be.
 *
 * @param form prose, code, or prose with code in it
 * @param language the programming language in lower case, such as {@code python}; with {@link
 *     Form#MIXED} it is that of the code in the prose. Empty when the course does not say.
 */
public record AnswerKind(Form form, Optional<String> language) {

    /** The forms of an answer. */
    public enum Form {
        TEXT,
        CODE,
        MIXED
    }

    /**
     * Reads the way that course files write it: {@code text}, {@code mixed}, {@code mixed/python},
     * {@code code/python}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    public static AnswerKind parse(String written) {
        int slash = written.indexOf('/');
        String form = slash < 0 ? written : written.substring(0, slash);
        Optional<String> language =
                slash < 0
                        ? Optional.empty()
                        : Optional.of(written.substring(slash + 1).toLowerCase(Locale.ROOT));
        boolean named = language.filter(name -> name.matches("[a-z0-9+#-]+")).isPresent();
        boolean plain = slash < 0;
        if (form.equals("text") && plain) {
            return new AnswerKind(Form.TEXT, language);
        }
        if (form.equals("mixed") && (plain || named)) {
            return new AnswerKind(Form.MIXED, language);
        }
        if (form.equals("code") && named) {
            return new AnswerKind(Form.CODE, language);
        }
        throw new IllegalArgumentException(
                "'"
                        + written
                        + "' is no kind of answer: write text, mixed, mixed/python or code/python");
    }

    @Override
    public String toString() {
        return form.name().toLowerCase(Locale.ROOT) + language.map(name -> "/" + name).orElse("");
    }
}
