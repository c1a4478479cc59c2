package dev.assay.submissions.export;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes HTML: what is text stays text. */
final class Html {

    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    private final StringBuilder out = new StringBuilder();

    /** Appends markup of ours, as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends text of anyone's, also inside a quoted attribute. */
    Html text(String text) {
        String clean = SafeText.clean(text);
        for (int i = 0; i < clean.length(); i++) {
            char character = clean.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(character);
            }
        }
        return this;
    }

    /** Appends text of a rubric, in which {@code `…`} is code; the backticks give way to it. */
    Html prose(String text) {
        Matcher code = CODE.matcher(text);
        int from = 0;
        while (code.find()) {
            text(text.substring(from, code.start())).raw("<code>");
            text(code.group(1)).raw("</code>");
            from = code.end();
        }
        return text(text.substring(from));
    }

    /** {@code <tag class="…">text</tag>}. */
    Html element(String tag, String style, String text) {
        return raw("<" + tag + " class=\"").text(style).raw("\">").text(text).raw("</" + tag + ">");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
