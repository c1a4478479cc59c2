package dev.assay.submissions.intake;

import java.io.IOException;
import java.io.InputStream;

/** Reads a body of anyone, and no more of it than is taken. */
public final class BoundedBytes {

    private BoundedBytes() {}

    /**
     * All bytes of a stream.
     *
     * @param most how many are taken; of more, none are
     */
    public static byte[] read(InputStream in, int most) throws RefusedException, IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new RefusedException(
                    RefusedException.Reason.TOO_LARGE,
                    "the body is larger than the " + most + " bytes that are taken at once");
        }
        return bytes;
    }
}
