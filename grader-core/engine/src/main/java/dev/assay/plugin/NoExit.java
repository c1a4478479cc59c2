package dev.assay.plugin;

/**
 * What a jar's calls of {@link System#exit} and the like become: a checker can't end the program.
 */
@SuppressWarnings("DoNotCallSuggester") // it is called by nobody who was not changed to
public final class NoExit {

    private NoExit() {}

    /** In place of {@link System#exit}. */
    public static void exit(int status) {
        throw new SecurityException(
                "a checker may not end the program (exit "
                        + status
                        + "): throw an exception, or answer Failed");
    }

    /** In place of {@link Runtime#exit} and {@link Runtime#halt}. */
    public static void exit(Runtime runtime, int status) {
        exit(status);
    }
}
