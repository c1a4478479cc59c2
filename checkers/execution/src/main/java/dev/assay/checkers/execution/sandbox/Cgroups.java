package dev.assay.checkers.execution.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kernel's accounting of memory, processes and processor time for a group of processes. */
interface Cgroups extends AutoCloseable {

    /** What there is, in a few words. */
    String description();

    /** The folders that a box joins through, by the names that it knows them by. */
    Map<String, Path> folders();

    /** A command line whose process can join groups. */
    default List<String> inReach(List<String> command) {
        return command;
    }

    /** An empty group; given back when closed. */
    Slot slot() throws IOException;

    /** Takes the groups away that are empty by now. */
    void leave();

    /** Takes all groups away: what was ended just now may take a moment to be gone. */
    @Override
    void close();

    /** A group that one box is in. */
    interface Slot extends AutoCloseable {

        /** What the box joins; empty when there are no groups. */
        String name();

        /** Begins to count anew, under these limits. */
        void limit(long memoryBytes, int processes) throws IOException;

        /** Whether a process was ended since for want of memory. */
        boolean isOutOfMemory();

        /** The most memory that was used since, in bytes; 0 when that is not known. */
        long peak();

        @Override
        void close();
    }

    /** No groups: the box itself looks at what it uses, a moment late. */
    final class None implements Cgroups {

        private static final Slot SLOT =
                new Slot() {
                    @Override
                    public String name() {
                        return "";
                    }

                    @Override
                    public void limit(long memoryBytes, int processes) {}

                    @Override
                    public boolean isOutOfMemory() {
                        return false;
                    }

                    @Override
                    public long peak() {
                        return 0;
                    }

                    @Override
                    public void close() {}
                };

        @Override
        public String description() {
            return "no cgroup: limits of memory are approximate";
        }

        @Override
        public Map<String, Path> folders() {
            return Map.of();
        }

        @Override
        public Slot slot() {
            return SLOT;
        }

        @Override
        public void leave() {}

        @Override
        public void close() {}
    }
}
