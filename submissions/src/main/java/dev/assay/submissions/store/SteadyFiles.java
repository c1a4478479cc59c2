package dev.assay.submissions.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * H2's files on the disk, which stay open whoever is interrupted: {@code
 * jdbc:h2:steady:/some/where}.
 *
 * <p>A {@link FileChannel} of the JDK is closed for all when one thread that reads from it is
 * interrupted. H2's own way around that hands each read to another thread, and waits: some twenty
 * times as long as the read itself. What was committed is there when a thread is interrupted in a
 * commit, too, but then H2 closes the store, whatever its files are.
 */
public final class SteadyFiles extends FilePathWrapper {

    static final String SCHEME = "steady";

    /** Makes them known to H2; once more does nothing. */
    static void mount() {
        FilePath.register(new SteadyFiles());
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new SteadyFile(getBase().toString(), mode);
    }

    private static final class SteadyFile extends FileBaseDefault {

        private final String name;
        private final RandomAccessFile file;

        SteadyFile(String name, String mode) throws IOException {
            this.name = name;
            this.file = new RandomAccessFile(name, mode);
        }

        /** Two steps, since the place is the file's: no other read or write may come between. */
        @Override
        public synchronized int read(ByteBuffer into, long position) throws IOException {
            file.seek(position);
            if (into.hasArray()) {
                int read =
                        file.read(
                                into.array(),
                                into.arrayOffset() + into.position(),
                                into.remaining());
                into.position(into.position() + Math.max(read, 0));
                return read;
            }
            byte[] bytes = new byte[into.remaining()];
            int read = file.read(bytes);
            into.put(bytes, 0, Math.max(read, 0));
            return read;
        }

        @Override
        public synchronized int write(ByteBuffer from, long position) throws IOException {
            int length = from.remaining();
            file.seek(position);
            if (from.hasArray()) {
                file.write(from.array(), from.arrayOffset() + from.position(), length);
                from.position(from.limit());
            } else {
                byte[] bytes = new byte[length];
                from.get(bytes);
                file.write(bytes);
            }
            return length;
        }

        /** Others read and write meanwhile. */
        @Override
        public void force(boolean metaData) throws IOException {
            file.getFD().sync();
        }

        @Override
        public long size() throws IOException {
            return file.length();
        }

        /** Called with this locked. */
        @Override
        protected void implTruncate(long size) throws IOException {
            if (size < file.length()) {
                file.setLength(size);
            }
        }

        /** Doesn't wait, so an interrupt doesn't close what it asks. */
        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean isShared)
                throws IOException {
            return file.getChannel().tryLock(position, size, isShared);
        }

        /**
         * After what is under way: a thread that is about to read or write has a number of the
         * file, which is another file's once this one is closed.
         */
        @Override
        protected synchronized void implCloseChannel() throws IOException {
            file.close();
        }

        /** For H2's messages. */
        @Override
        public String toString() {
            return name;
        }
    }
}
