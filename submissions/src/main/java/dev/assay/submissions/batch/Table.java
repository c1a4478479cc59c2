package dev.assay.submissions.batch;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.assay.submissions.intake.BoundedBytes;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.text.AnswerText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CSV file with a heading, read with what spreadsheets make of it: a byte order mark, semicolons
 * or tabs, quoted cells over several lines.
 *
 * @param where the file, for messages
 * @param columns the heading's cells
 * @param problems what is wrong with its heading, and with rows that were left out
 */
public record Table(String where, List<String> columns, List<Row> rows, List<String> problems) {

    private static final int LARGEST = 256 << 20;

    /** What Excel writes above the heading, and reads. */
    private static final Pattern SEPARATOR = Pattern.compile("(?i)\\A\"?sep=(.)\"?\\R");

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * A row.
     *
     * @param line the row's number in a spreadsheet, which counts empty rows, and no {@code sep=}
     */
    public record Row(int line, Map<String, String> cells) {

        public Row {
            cells = Map.copyOf(cells);
        }

        /** A cell, without the space around it; empty where the row ends before it. */
        public String cell(String column) {
            return cells.getOrDefault(column, "").strip();
        }

        /** A cell as it is. */
        public String raw(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** Reads a file. */
    public static Table read(Path file) throws IOException, RefusedException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = BoundedBytes.read(in, LARGEST);
        }
        return parse(file.toString(), AnswerText.decode(bytes));
    }

    /**
     * Reads what somebody sent.
     *
     * @param where what to call it in messages
     */
    public static Table parse(String where, String written) throws RefusedException {
        String marked = written.startsWith("\uFEFF") ? written.substring(1) : written;
        Matcher said = SEPARATOR.matcher(marked);
        boolean isSaid = said.find();
        String text = isSaid ? marked.substring(said.end()) : marked;
        char separator = isSaid ? said.group(1).charAt(0) : separator(text);
        CsvMapper mapper = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
        List<Row> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        int line = 0;
        try (MappingIterator<String[]> lines =
                mapper.readerFor(String[].class)
                        .with(mapper.schemaFor(String[].class).withColumnSeparator(separator))
                        .readValues(text)) {
            while (lines.hasNext()) {
                String[] cells = lines.next();
                line++;
                if (Arrays.stream(cells).allMatch(String::isBlank)) {
                    continue; // a spreadsheet counts it
                }
                if (columns.isEmpty()) {
                    for (String cell : cells) {
                        columns.add(cell.strip().toLowerCase(Locale.ROOT));
                    }
                    tellTwice(where, columns, problems);
                    continue;
                }
                if (length(cells) > columns.size()) {
                    problems.add(
                            "%s:%d: has %d cells, and the heading %d: put what has a %s in it into"
                                            .formatted(
                                                    where,
                                                    line,
                                                    length(cells),
                                                    columns.size(),
                                                    separator == ',' ? "comma" : "separator")
                                    + " quotes; left out");
                    continue;
                }
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < Math.min(cells.length, columns.size()); i++) {
                    row.putIfAbsent(columns.get(i), cells[i]);
                }
                rows.add(new Row(line, row));
            }
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(
                    where + ": row " + (line + 1) + " is no CSV: a quote is not closed?");
        }
        if (columns.isEmpty()) {
            throw new RefusedException(where + ": is empty; its first row names the columns");
        }
        return new Table(where, columns, rows, problems);
    }

    /** Up to its last cell that is not blank. */
    private static int length(String[] cells) {
        int length = cells.length;
        while (length > 0 && cells[length - 1].isBlank()) {
            length--;
        }
        return length;
    }

    private static void tellTwice(String where, List<String> columns, List<String> problems) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column)) {
                problems.add(
                        "%s: two columns are called %s; the first is read"
                                .formatted(where, column));
            }
        }
    }

    /** The separator that the heading has most of. */
    private static char separator(String text) {
        String heading = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        for (char each : new char[] {';', '\t'}) {
            if (count(heading, each) > count(heading, best)) {
                best = each;
            }
        }
        return best;
    }

    private static long count(String text, char each) {
        return text.chars().filter(c -> c == each).count();
    }

    /** The first of some columns that is there. */
    public Optional<String> column(List<String> names) {
        return names.stream().filter(columns::contains).findFirst();
    }
}
