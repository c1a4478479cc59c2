package dev.assay.submissions.batch;

import java.util.List;

/**
 * What one learner handed in, as a layout tells it.
 *
 * @param names what the layout calls the learner, the best first: an id, a name; the first of them
 *     that the roster knows holds
 * @param where the folder or file, for messages
 * @param files at least one
 * @param isSigned whether who packed it says whose it is, so that what a sheet says of that counts
 *     for nothing
 * @param isSheet whether its one file is a sheet, since it is called by its learner and by no
 *     question
 */
public record Handed(
        List<String> names,
        String where,
        List<SourceFile> files,
        boolean isSigned,
        boolean isSheet) {

    public Handed {
        names = List.copyOf(names);
        files = List.copyOf(files);
    }
}
