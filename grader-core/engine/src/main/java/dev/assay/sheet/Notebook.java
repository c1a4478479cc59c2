package dev.assay.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.text.AnswerText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Jupyter notebook as a sheet: its Markdown and code cells in order, each after a blank line,
 * code cells in a fence; what the cells put out is left aside.
 *
 * @param text the cells' text
 * @param code the first and last line, by index, of each code cell's fence
 */
record Notebook(String text, List<Cell> code) {

    private static final Pattern OTHER =
            Pattern.compile(
                    "\\s*%%(?:(bash|sh|script|!)"
                        + "|(html|svg|javascript|js|latex|markdown|perl|ruby|R|sql|cython))\\b");

    Notebook {
        code = List.copyOf(code);
    }

    /** The lines of a code cell, its fence included. */
    record Cell(int first, int last) {}

    static boolean isNotebook(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".ipynb");
    }

    static Notebook read(String fileName, String json) {
        JsonNode root = root(fileName, json);
        JsonNode cells = cells(fileName, root);
        String language = language(root);
        StringBuilder text = new StringBuilder();
        List<Cell> code = new ArrayList<>();
        int line = 0;
        for (JsonNode cell : cells) {
            String source = AnswerText.clean(source(cell.path("source"))).stripTrailing();
            boolean isCode = cell.path("cell_type").asText().equals("code");
            if (source.isBlank() && !isCode) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append('\n');
                line++;
            }
            int lines = 1 + (int) source.chars().filter(c -> c == '\n').count();
            if (isCode) {
                String fence = fence(source);
                text.append(fence).append(language(source, language)).append('\n');
                text.append(source).append('\n').append(fence).append('\n');
                code.add(new Cell(line, line + lines + 1));
                line += lines + 2;
            } else {
                text.append(source).append('\n');
                line += lines;
            }
        }
        return new Notebook(text.toString(), code);
    }

    private static JsonNode root(String fileName, String json) {
        try {
            // Made here: a sheet that is no notebook should not wait for it, and notebooks are few.
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new UnreadableSheetException(
                    fileName
                            + " is a damaged notebook: "
                            + e.getOriginalMessage()
                            + (e.getLocation() == null
                                    ? ""
                                    : ", line " + e.getLocation().getLineNr())
                            + "; save it anew in Jupyter, or hand in a .txt or .md file");
        }
    }

    private static JsonNode cells(String fileName, JsonNode root) {
        JsonNode cells = root.get("cells");
        if (cells == null) {
            cells = root.path("worksheets").path(0).get("cells");
        }
        if (cells == null || !cells.isArray()) {
            throw new UnreadableSheetException(
                    fileName
                            + " is no notebook: it has no list of cells; save it anew in Jupyter,"
                            + " or hand in a .txt or .md file");
        }
        return cells;
    }

    private static String source(JsonNode source) {
        if (!source.isArray()) {
            return source.asText("");
        }
        StringBuilder text = new StringBuilder();
        source.forEach(part -> text.append(part.asText("")));
        return text.toString();
    }

    /** A fence that no line of the source closes. */
    private static String fence(String source) {
        String fence = "```";
        while (source.contains(fence)) {
            fence += "`";
        }
        return fence;
    }

    /** Of a cell: another than the notebook's own where its first line says so. */
    private static String language(String source, String own) {
        Matcher other = OTHER.matcher(source);
        return !other.lookingAt() ? own : other.group(1) == null ? other.group(2) : "bash";
    }

    /** Of the notebook. */
    private static String language(JsonNode root) {
        JsonNode metadata = root.path("metadata");
        String name =
                metadata.path("language_info")
                        .path("name")
                        .asText(metadata.path("kernelspec").path("language").asText(""))
                        .toLowerCase(Locale.ROOT);
        return name.matches("[a-z+#]{1,20}") ? name : "python";
    }
}
