package dev.assay.plugin;

/**
 * A jar, or a checker or service in one, that can't be used; the others go on without it.
 *
 * @param origin the jar's file name, or {@code class path}, and the class where one is to blame
 * @param reason what is wrong
 * @param mend what its author or the operator can do
 */
public record Refused(String origin, String reason, String mend) {

    @Override
    public String toString() {
        return origin + ": " + reason + ": " + mend;
    }
}
