package dev.assay.checkers.execution.program;

import dev.assay.spi.AnswerFile;
import dev.assay.spi.Evidence;
import dev.assay.spi.Region;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program's text, with the way back to the answer.
 *
 * @param files with at least one of the language; the first is where it begins
 */
record Source(Language language, List<File> files) {

    Source {
        files = List.copyOf(files);
    }

    /** The file that it begins in. */
    File main() {
        return files.getFirst();
    }

    /** All of it. */
    String text() {
        return String.join("\n", files.stream().map(File::text).toList());
    }

    /** Whether one of its lines brings in a library: what a program says itself is no proof. */
    boolean names(String library) {
        String line =
                switch (language) {
                    case PYTHON ->
                            "(?m)^\\s*(?:from\\s+%s\\b|import\\s[^\\n#]*\\b%s\\b)"
                                    + "|\\b__import__|\\bimportlib\\b";
                    case JAVASCRIPT -> "['\"`]%s['\"`/]";
                    case JAVA -> "\\b%s\\b";
                    case C, CPP -> "(?m)^\\s*#\\s*include\\s*[<\"]%s[>\"]";
                };
        return Pattern.compile(line.replace("%s", Pattern.quote(library))).matcher(text()).find();
    }

    int length() {
        return files.stream().mapToInt(file -> file.text().length()).sum();
    }

    /** The file with a path in the box. */
    Optional<File> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /**
     * A file as it lies in the box.
     *
     * @param path in the box
     * @param origin the answer's file that it comes from
     * @param regions the parts of that file that it is made of, with a line end between two; empty
     *     where it is all of it
     */
    record File(String path, String text, AnswerFile origin, List<Region> regions) {

        File {
            regions = List.copyOf(regions);
        }

        /** A file of the answer as it is. */
        static File of(String path, AnswerFile origin) {
            return new File(path, origin.text(), origin, List.of());
        }

        /** Parts of a file of the answer, one after the other. */
        static File of(String path, AnswerFile origin, List<Region> regions) {
            String text = String.join("\n", regions.stream().map(Region::text).toList());
            return new File(path, text, origin, regions);
        }

        /** The same text under another path. */
        File at(String other) {
            return new File(other, text, origin, regions);
        }

        /**
         * The answer's line that a line comes from.
         *
         * @param line from 1; one behind the last is the last
         * @param label what to say of it
         */
        Evidence.Span line(int line, String label) {
            int at = original(start(line));
            String whole = origin.text();
            int from = whole.lastIndexOf('\n', at - 1) + 1;
            int end = whole.indexOf('\n', at);
            int to = end < 0 ? whole.length() : end;
            while (from < to && whole.charAt(from) <= ' ') {
                from++;
            }
            while (to > from && whole.charAt(to - 1) <= ' ') {
                to--;
            }
            return new Evidence.Span(origin.path(), from, to, label);
        }

        /** The number of the answer's line that a line comes from, from 1. */
        int number(int line) {
            int at = original(start(line));
            return 1 + (int) origin.text().substring(0, at).chars().filter(c -> c == '\n').count();
        }

        private int start(int line) {
            int start = 0;
            for (int i = 1; i < line; i++) {
                int next = text.indexOf('\n', start);
                if (next < 0) {
                    break;
                }
                start = next + 1;
            }
            return Math.min(start, text.length());
        }

        /** The place in the answer's file. */
        int original(int offset) {
            if (regions.isEmpty()) {
                return offset;
            }
            int left = offset;
            for (Region region : regions) {
                if (left <= region.text().length()) {
                    return region.original(left);
                }
                left -= region.text().length() + 1;
            }
            return regions.getLast().original(regions.getLast().text().length());
        }
    }
}
