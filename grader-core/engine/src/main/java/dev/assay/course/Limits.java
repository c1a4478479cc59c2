package dev.assay.course;

/**
 * How big a course may be.
 *
 * @param yamlBytes of one YAML file
 * @param fileBytes of one file under {@code files/}
 * @param totalBytes of all files under {@code files/}
 * @param files how many files there may be under {@code files/}
 * @param questions how many files there may be under {@code questions/}
 * @param gradedBytes of one file of graded answers
 * @param gradedAnswers how many graded answers a question may have
 */
record Limits(
        int yamlBytes,
        int fileBytes,
        long totalBytes,
        int files,
        int questions,
        int gradedBytes,
        int gradedAnswers) {

    private static final int MIB = 1 << 20;

    /** What every course is held to. */
    static final Limits STANDARD =
            new Limits(MIB, 32 * MIB, 256L * MIB, 10_000, 5_000, 32 * MIB, 50_000);
}
