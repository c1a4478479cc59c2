package dev.assay.checkers.text;

import dev.assay.prose.regex.FoldedText;
import dev.assay.prose.regex.Letters;
import dev.assay.spi.Answer;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.CheckContext;
import dev.assay.spi.Derivation;
import dev.assay.spi.Evidence.Span;
import dev.assay.spi.Region;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A file of an answer as it is searched: other regions and typographic marks replaced, offsets
 * kept.
 *
 * @param file its path
 * @param text what is searched
 * @param folded the same for {@link Letters}
 */
record SearchedFile(String file, String text, FoldedText folded) {

    private static final Map<Where, Derivation<List<SearchedFile>>> ALL =
            new EnumMap<>(
                    Map.of(
                            Where.ANYWHERE, new Files(Where.ANYWHERE),
                            Where.PROSE, new Files(Where.PROSE),
                            Where.CODE, new Files(Where.CODE)));

    /** The files of an answer, made once for all checks that look at the same parts. */
    static Derivation<List<SearchedFile>> in(Where where) {
        return Objects.requireNonNull(ALL.get(where));
    }

    private record Files(Where where) implements Derivation<List<SearchedFile>> {

        @Override
        public String key() {
            return where.name();
        }

        @Override
        public List<SearchedFile> derive(Answer answer, CheckContext context) throws Exception {
            List<Region> regions = where == Where.ANYWHERE ? List.of() : context.regions();
            return answer.files().stream().map(file -> of(file, regions, where)).toList();
        }
    }

    private static SearchedFile of(AnswerFile file, List<Region> regions, Where where) {
        char[] text = Typography.plain(file.text()).toCharArray();
        if (where != Where.ANYWHERE) {
            boolean[] code = new boolean[text.length];
            for (Region region : regions) {
                if (region.kind() == Region.Kind.CODE && region.file().equals(file.path())) {
                    for (Region.Piece piece : region.pieces()) {
                        Arrays.fill(code, piece.start(), piece.end(), true);
                    }
                }
            }
            for (int i = 0; i < text.length; i++) {
                if (code[i] != (where == Where.CODE) && text[i] != '\n') {
                    text[i] = ' ';
                }
            }
        }
        String searched = new String(text);
        return new SearchedFile(file.path(), searched, FoldedText.of(searched));
    }

    int firstVisible() {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** A span that does not cut a character in two. */
    Span span(int start, int end, String label) {
        int from = start > 0 && isCut(start) ? start - 1 : start;
        int to = isCut(end) ? end + 1 : end;
        return new Span(file, from, to, label);
    }

    private boolean isCut(int at) {
        return at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
