package dev.assay.sheet;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A wording laid along the beginning of a line, word by word, with words that are missing, added,
 * misspelt, split or joined.
 *
 * @param weight of the wording's words that are there
 * @param words how many of the line's words were taken, from the first
 * @param lead how many of them come before the first that is the wording's
 * @param whole whether the wording's last word is there
 */
record Alignment(double weight, int words, int lead, boolean whole) {

    /** What a word costs that is missing or added, for its weight. */
    private static final double AMISS = 0.5;

    private static final double MISSPELT = 0.9;

    /**
     * The best way to lay a wording along a line.
     *
     * @param weighing how much a word tells
     * @param meaning the known words that a word may be meant for
     */
    static Alignment of(
            List<Word> wording,
            List<Word> line,
            ToDoubleFunction<Word> weighing,
            Function<Word, List<String>> meaning) {
        return new Table(wording, line, weighing, meaning).best();
    }

    /**
     * The best that can be said of the first words of both.
     *
     * @param whole whether the last of the wording's words is there
     */
    private record Cell(double score, double weight, int lead, boolean whole) {

        Cell missing(double cost) {
            return new Cell(score - cost, weight, lead, false);
        }

        Cell added(double cost, boolean lastRow) {
            return new Cell(score - cost, weight, lead, lastRow && whole);
        }

        Cell matched(double gain, int column) {
            return new Cell(score + gain, weight + gain, Math.min(lead, column), true);
        }
    }

    /** The cells, for each number of words of the wording (rows) and of the line (columns). */
    private static final class Table {

        private final String[] wording;
        private final double[] weights;
        private final String[] line;
        private final double[] added;
        private final List<List<String>> meant;
        private final Cell[][] cells;

        Table(
                List<Word> wording,
                List<Word> line,
                ToDoubleFunction<Word> weighing,
                Function<Word, List<String>> meaning) {
            this.wording = wording.stream().map(Word::norm).toArray(String[]::new);
            this.weights = wording.stream().mapToDouble(weighing).toArray();
            this.line = line.stream().map(Word::norm).toArray(String[]::new);
            this.added = line.stream().mapToDouble(weighing).map(w -> w * AMISS).toArray();
            this.meant = line.stream().map(meaning).toList();
            this.cells = new Cell[this.wording.length + 1][this.line.length + 1];
        }

        Alignment best() {
            for (int row = 0; row < cells.length; row++) {
                for (int column = 0; column < cells[row].length; column++) {
                    cells[row][column] = cell(row, column);
                }
            }
            Cell[] last = cells[cells.length - 1];
            int end = 0;
            for (int column = 1; column < last.length; column++) {
                if (last[column].score > last[end].score + 1e-9) {
                    end = column;
                }
            }
            Cell best = last[end];
            return new Alignment(best.weight, end, Math.min(best.lead, end), best.whole);
        }

        private Cell cell(int row, int column) {
            if (row == 0 && column == 0) {
                return new Cell(0, 0, line.length, false);
            }
            boolean lastRow = row == wording.length;
            if (row == 0) {
                return cells[0][column - 1].added(added[column - 1], lastRow);
            }
            Cell best = cells[row - 1][column].missing(AMISS * weights[row - 1]);
            if (column == 0) {
                return best;
            }
            best = better(best, cells[row][column - 1].added(added[column - 1], lastRow));
            return better(matched(row, column), best);
        }

        /** With the last words of both being the same, or the last two of either. */
        private @Nullable Cell matched(int row, int column) {
            String word = wording[row - 1];
            String written = line[column - 1];
            double weight = weights[row - 1];
            boolean twoRows = row > 1;
            boolean twoColumns = column > 1;
            if (word.equals(written)) {
                return cells[row - 1][column - 1].matched(weight, column - 1);
            }
            if (meant.get(column - 1).contains(word)) {
                return cells[row - 1][column - 1].matched(MISSPELT * weight, column - 1);
            }
            if (twoColumns && isJoined(word, line[column - 2], written)) {
                return cells[row - 1][column - 2].matched(weight, column - 2);
            }
            if (twoRows && isJoined(written, wording[row - 2], word)) {
                return cells[row - 2][column - 1].matched(weight + weights[row - 2], column - 1);
            }
            boolean blankMoved =
                    twoRows
                            && twoColumns
                            && isSame(wording[row - 2], word, line[column - 2], written);
            return blankMoved
                    ? cells[row - 2][column - 2].matched(
                            MISSPELT * (weight + weights[row - 2]), column - 2)
                    : null;
        }

        private static Cell better(@Nullable Cell one, Cell other) {
            return one != null && one.score >= other.score ? one : other;
        }

        private static boolean isJoined(String whole, String first, String second) {
            return whole.length() == first.length() + second.length()
                    && whole.startsWith(first)
                    && whole.endsWith(second);
        }

        /** Whether two pairs of words differ only by where the blank between them is. */
        private static boolean isSame(String a, String b, String c, String d) {
            return a.length() + b.length() == c.length() + d.length()
                    && Math.abs(a.length() - c.length()) <= 2
                    && (a + b).equals(c + d);
        }
    }
}
