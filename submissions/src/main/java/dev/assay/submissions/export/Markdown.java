package dev.assay.submissions.export;

import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** A course's Markdown as HTML that is safe to show: no markup, script or picture gets through. */
public final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .nodeRendererFactory(PictureText::new)
                    .build();

    private Markdown() {}

    /** The HTML of a text. */
    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(SafeText.clean(markdown)));
    }

    /** Shows what a picture is called instead of fetching it. */
    private record PictureText(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node image) {
            for (Node each = image.getFirstChild(); each != null; each = each.getNext()) {
                context.render(each);
            }
        }
    }
}
