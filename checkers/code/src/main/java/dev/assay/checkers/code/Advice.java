package dev.assay.checkers.code;

import dev.assay.spi.Answer;
import dev.assay.spi.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What sentences say of the code that stands in them. In "don't use {@code x.data}" and "use {@code
 * reshape} instead of {@code view}" code is named that nobody is to write.
 *
 * <p>Only plain advice against it counts. "Don't forget {@code step()}", "if you don't call {@code
 * eval()}, …", "never {@code step()} before {@code backward()}" and "the loop doesn't call {@code
 * zero_grad()}" say that the code has its place.
 */
public final class Advice {

    /** Characters of a sentence that are looked at on either side of its code. */
    private static final int FARTHEST = 160;

    private static final String VERB =
            "(?:use|call|write|apply|run|invoke|put|add|set|pass|import|rely on|recommend|access|go"
                + " for|reach for|bother|try|type|insert|include|execute|do|make|need|have|want)";

    private static final String DOING =
            "(?:using|calling|writing|applying|running|invoking|putting|adding|setting|passing"
                    + "|importing|relying on|accessing|typing|doing)";

    /** How a sentence comes to what it advises against. */
    private static final Pattern AGAINST =
            phrases(
                    """
                    (?<!\\b(?:you|we|they|i|one|who|that|which|it) )\\b(?:do not|never) (?:ever )?(?:VERB (?:to )?)*
                    \\b(?:should|must|ought|would|need) (?:not|never) (?:ever )?(?:to )?(?:VERB (?:to )?)+
                    \\b(?:do|does) not (?:even )?(?:need|have|want|require|recommend) (?:(?:to )?VERB )?
                    \\bno (?:need|reason) (?:to|for) (?:(?:VERB|DOING) )?
                    \\b(?:not|no longer) (?:necessary|needed|required|recommended|good) to VERB\\s
                    \\b(?:unnecessary|pointless|redundant|useless|unsafe|bad idea|bad practice|a mistake|wrong) to VERB\\s
                    (?:instead of|rather than|in place of|as opposed to|refrain from|away from) (?:DOING )?
                    (?<!\\bto )\\b(?:avoid|stop) (?:DOING )?
                    [,;(] (?:and |but )?not (?:by |via )?
                    \\b(?:and|but|is|are) not (?:by |via )?
                    \\b(?:is|are|has|with) no\\s
                    """,
                    "(?:(?:the|an?|any|all|both|either|this|that|old|plain|another|such|like|as|deprecated|function|method|functions|methods|things|calls?"
                        + " to|operations|something|anything|ever|here|to|with|in-place|inplace)"
                        + " ){0,5}$");

    /** What makes a clause tell what happens, or ask. */
    private static final Pattern CONDITION =
            Pattern.compile("\\b(?:if|when|whenever|unless|once|in case|why|what)\\b[^,;:()]*$");

    /** How a sentence goes on after code that has its place, though not there. */
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    " ?(?:again|twice|more"
                        + " than|before|after|until|unless|without|except|if|when|whenever|while|on|only|alone"
                        + "|first|too)\\b");

    /** What is said of code that stands before it. */
    private static final Pattern REFUSED =
            phrases(
                    """
                    (?:should|must|need|ought) (?:not|never) (?:to )?(?:ever )?be (?:used|called|run|applied|set|passed)
                    (?:is|are) not (?:really |actually |even )?(?:needed|necessary|required|recommended|safe|a good idea)
                    (?:is|are) no longer (?:needed|necessary|required|recommended)
                    (?:is|are) (?:unnecessary|redundant|discouraged|forbidden|wrong|a mistake|bad practice|a bad idea)
                    [^.;]{0,60}\\b(?:do not|never|should not) (?:use|call) (?:it|this|that|them)
                    """,
                    "\\b");

    /** How one goes on after code that is not wanted in one place. */
    private static final Pattern THERE =
            Pattern.compile(
                    " (?:in|at|during|for|when|if|on|before|after|until|unless|without|as|while|twice)\\b");

    private static final Pattern SENTENCE =
            Pattern.compile(
                    "(?<!\\be\\.g|\\bi\\.e)[.!?][\"'”’)]*\\s|\\n"
                            + "\\s*+\\n"
                            + "|\\n"
                            + "\\s*+(?:[-*•]|\\d{1,2}[.)])\\s");

    /** What stands between two pieces of code of which the same is said. */
    private static final Pattern JOINT =
            Pattern.compile(
                    " ?,? ?(?:and|or|nor|/|or (?:use|call|using|calling|with)) (?:(?:the|an?|even)"
                            + " )?");

    private static final Pattern COMMA = Pattern.compile(" ?, ?");

    private static final Pattern MARKS = Pattern.compile("[\"'`“”‘’*_]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SHORT_NOT = Pattern.compile("n['’`]t\\b|(?<=\\bdo)nt\\b");
    private static final Pattern SHORT_WOULD = Pattern.compile("['’`]d\\b");

    private static final int LONGEST_JOINT = 20;
    private static final int LONGEST_LIST = 8;

    /** More pieces of code are no answer. */
    private static final int MOST = 5_000;

    private Advice() {}

    private static Pattern phrases(String lines, String end) {
        return Pattern.compile(
                lines.strip()
                                .lines()
                                .collect(Collectors.joining("|", "(?:", ")"))
                                .replace("VERB", VERB)
                                .replace("DOING", DOING)
                        + end);
    }

    /** Regions of code without those that a sentence advises against, in their order. */
    public static List<Region> heeded(Answer answer, List<Region> code) {
        if (code.size() > MOST) {
            return code;
        }
        List<Region> heeded = new ArrayList<>();
        int at = 0;
        while (at < code.size()) {
            if (!isInSentence(code.get(at))) {
                heeded.add(code.get(at++));
                continue;
            }
            String text = answer.file(code.get(at).file()).text();
            int next = listEnd(text, code, at);
            String before = before(text, start(code.get(at)));
            String after = after(text, end(code.get(next - 1)));
            if (!isAgainst(before, after)) {
                boolean refused = isRefused(after);
                boolean all = refused && after.startsWith(" are ");
                heeded.addAll(code.subList(at, all ? at : refused ? next - 1 : next));
            }
            at = next;
        }
        return List.copyOf(heeded);
    }

    private static boolean isAgainst(String before, String after) {
        Matcher against = AGAINST.matcher(before);
        return against.find()
                && !CONDITION.matcher(before.substring(0, against.start())).find()
                && !ELSEWHERE.matcher(after).lookingAt();
    }

    private static boolean isRefused(String after) {
        Matcher refused = REFUSED.matcher(after.stripLeading());
        return refused.lookingAt()
                && !THERE.matcher(after.stripLeading().substring(refused.end())).lookingAt();
    }

    /** Where a list ends that begins with a piece: {@code a, b or c}. */
    private static int listEnd(String text, List<Region> code, int at) {
        int end = at + 1;
        int most = Math.min(code.size(), at + LONGEST_LIST);
        for (int i = end; i < most && isInSentence(code.get(i)); i++) {
            int from = end(code.get(i - 1));
            int to = start(code.get(i));
            if (!code.get(i).file().equals(code.get(at).file())
                    || to < from
                    || to - from > LONGEST_JOINT) {
                break;
            }
            String between = words(text.substring(from, to));
            if (JOINT.matcher(between).matches()) {
                end = i + 1;
            } else if (!COMMA.matcher(between).matches()) {
                break;
            }
        }
        return end;
    }

    private static boolean isInSentence(Region region) {
        return region.form() == Region.Form.INLINE && !region.pieces().isEmpty();
    }

    private static int start(Region region) {
        return region.pieces().getFirst().start();
    }

    private static int end(Region region) {
        return region.pieces().getLast().end();
    }

    /** The sentence up to a place. */
    private static String before(String text, int at) {
        String near = text.substring(Math.max(0, at - FARTHEST), at);
        int from = 0;
        for (Matcher end = SENTENCE.matcher(near); end.find(); ) {
            from = end.end();
        }
        String words = words(near.substring(from));
        return words.endsWith(" ") ? words : words + " ";
    }

    /** The sentence from a place on. */
    private static String after(String text, int at) {
        String near = text.substring(at, Math.min(text.length(), at + FARTHEST));
        Matcher end = SENTENCE.matcher(near);
        return words(end.find() ? near.substring(0, end.start()) : near);
    }

    /** In lower case, without quotes and with long forms. */
    private static String words(String text) {
        String words = SHORT_NOT.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" not");
        words = SHORT_WOULD.matcher(words).replaceAll(" would");
        return SPACE.matcher(MARKS.matcher(words).replaceAll("")).replaceAll(" ");
    }
}
