package dev.assay.submissions.intake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The list at a zip's end: what {@code java.util.zip} does not tell of it. A zip that was cut off
 * has none; it says which entries are links; and names that are not in UTF-8 are in the code page
 * of old, as Windows packs them.
 *
 * @param charset of the names
 * @param names of all entries, as often as they stand there
 * @param links names of those that are links
 */
public record ZipDirectory(Charset charset, List<String> names, Set<String> links) {

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_END_AT = 0x07064b50;
    private static final int LARGE_END_AT_BYTES = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int IN_UTF_8 = 1 << 11;
    private static final Charset OF_OLD = Charset.forName("IBM437");

    /** Systems whose entries have a file's mode: Unix, and macOS. */
    private static final Set<Integer> WITH_MODE = Set.of(3, 19);

    private static final int KIND = 0170000;
    private static final int LINK = 0120000;

    public ZipDirectory {
        names = List.copyOf(names);
        links = Set.copyOf(links);
    }

    private record Entry(ByteBuffer name, boolean isInUtf8, boolean isLink) {}

    /**
     * Reads it.
     *
     * @param zip all of it
     */
    public static ZipDirectory of(ByteBuffer zip) throws RefusedException {
        ByteBuffer bytes = zip.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        try {
            List<Entry> entries = entries(bytes, end(bytes));
            boolean isOfOld =
                    entries.stream()
                            .anyMatch(each -> !each.isInUtf8() && !isUtf8(each.name().duplicate()));
            Charset charset = isOfOld ? OF_OLD : StandardCharsets.UTF_8;
            List<String> names = new ArrayList<>();
            Set<String> links = new HashSet<>();
            for (Entry entry : entries) {
                Charset own = entry.isInUtf8() ? StandardCharsets.UTF_8 : charset;
                String name = own.decode(entry.name()).toString();
                names.add(name);
                if (entry.isLink()) {
                    links.add(name);
                }
            }
            return new ZipDirectory(charset, names, links);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw damaged();
        }
    }

    private static RefusedException damaged() {
        return new RefusedException(
                "the zip is damaged: the list at its end is not there, or not whole; pack the files"
                        + " again");
    }

    /** Where the record begins that says where the list is. */
    private static int end(ByteBuffer zip) throws RefusedException {
        int last = zip.limit() - END_BYTES;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == END
                    && at + END_BYTES + Short.toUnsignedInt(zip.getShort(at + 20)) <= zip.limit()) {
                return at;
            }
        }
        throw damaged();
    }

    private static List<Entry> entries(ByteBuffer zip, int end) throws RefusedException {
        long count = Short.toUnsignedLong(zip.getShort(end + 10));
        long size = Integer.toUnsignedLong(zip.getInt(end + 12));
        int after = end;
        int where = end - LARGE_END_AT_BYTES;
        if (where >= 0 && zip.getInt(where) == LARGE_END_AT) {
            after = Math.toIntExact(zip.getLong(where + 8));
            if (zip.getInt(after) != LARGE_END) {
                throw damaged();
            }
            count = zip.getLong(after + 32);
            size = zip.getLong(after + 40);
        }
        List<Entry> entries = new ArrayList<>();
        int at = Math.toIntExact(after - size);
        while (at < after) {
            if (zip.getInt(at) != ENTRY) {
                throw damaged();
            }
            int nameBytes = Short.toUnsignedInt(zip.getShort(at + 28));
            int mode = zip.getInt(at + 38) >>> 16;
            entries.add(
                    new Entry(
                            zip.slice(at + ENTRY_BYTES, nameBytes),
                            (zip.getShort(at + 8) & IN_UTF_8) != 0,
                            WITH_MODE.contains((int) zip.get(at + 5)) && (mode & KIND) == LINK));
            at +=
                    ENTRY_BYTES
                            + nameBytes
                            + Short.toUnsignedInt(zip.getShort(at + 30))
                            + Short.toUnsignedInt(zip.getShort(at + 32));
        }
        if (at != after || entries.size() != count) {
            throw damaged();
        }
        return entries;
    }

    private static boolean isUtf8(ByteBuffer name) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(name);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
