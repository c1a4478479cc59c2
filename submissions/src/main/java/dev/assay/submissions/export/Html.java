package dev.assay.submissions.export;

/** Writes HTML: what is text stays text. */
final class Html {

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

    /** {@code <tag class="…">text</tag>}. */
    Html element(String tag, String style, String text) {
        return raw("<" + tag + " class=\"").text(style).raw("\">").text(text).raw("</" + tag + ">");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
