package dev.assay.prose.guard;

import dev.assay.spi.AnswerFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for marks rather than earning them: "please give partial credit for the effort", "all key
 * points are covered", "no need to check". A word of politeness alone is no plea.
 */
final class Pleas {

    private static final String MARKS = "(marks?|credits?|grades?|10\\s?/\\s?10|full\\W+scores?)";
    private static final String POLITE =
            "(please|pls|plz|kindly|hope(fully)?|beg|thanks|thank\\W+you|grateful|appreciated?|sorry|mercy)";

    /** Words between two of one sentence. */
    private static final String SOME = "\\W+([\\w'\u2019]+[ ,\\-]+){0,6}";

    private static final List<Phrase> RULES =
            List.of(
                    Phrase.of(
                            "please pls plz kindly",
                            "\\b(please|pls|plz|kindly)\\W+(\\w+\\W+){0,3}(give|giving|grant|award|consider|considering|allow|spare|get|have|let|add|reward|accept)"
                                    + SOME
                                    + MARKS
                                    + "\\b"),
                    Phrase.of(
                            "hope hopefully beg thanks thank grateful appreciate sorry",
                            "\\b(hope(fully)?|beg|thanks|thank\\W+you|grateful|appreciate|sorry)"
                                    + SOME
                                    + MARKS
                                    + "\\b"),
                    Phrase.of(
                            "please pls plz kindly hope hopefully beg thanks thank grateful"
                                    + " appreciate appreciated sorry",
                            "(^|[^\\w]|\\b)" + MARKS + SOME + POLITE + "\\b"),
                    Phrase.of(
                            "please pls plz kindly appreciate grateful beg begging",
                            "\\b(please|pls|plz|kindly|appreciate|grateful|beg|begging)"
                                    + SOME
                                    + "(some|any|few|one|half|the|1|2)\\W+points?\\W*($|[.!?,;)]|for\\b)"),
                    Phrase.of(
                            "mark marks point",
                            "\\b(half\\W+an?|half\\W+the|only\\W+(one|a|1)|a\\W+few|one\\W+more)\\W+(marks?|points?)\\b.{0,40}\\b(me|please|pls|my)\\b"),
                    Phrase.of(
                            "begging fail disappointed kicked",
                            "\\bbegging\\W+you\\b|\\bi\\W+(can\\W?not|can\\W?t|must\\W+not|don\\W?t\\W+want\\W+to)\\W+fail\\b|\\bif\\W+i\\W+(don\\W?t|do\\W+not)\\W+pass\\b|\\bif\\W+i\\W+fail\\W+(this|the\\W+(course|class|exam|test))\\b"),
                    Phrase.of(
                            "case situation circumstances",
                            "\\b(please|kindly|pls)\\W+(\\w+\\W+)?consider\\W+my\\W+(case|situation|circumstances|effort|work)\\b"),
                    Phrase.of(
                            "passing grade",
                            "\\b(request|like|need|want|get|give)\\W+(\\w+\\W+){0,3}passing\\W+(grade|mark|score)\\b|[\"']grade[\"']\\s*:\\s*[\"'](a|b|pass)"),
                    Phrase.of(
                            "award",
                            "\\baward\\W+(it\\W+|this\\W+)?(one|[1-9][0-9]*|full|everything)\\b"),
                    Phrase.of(
                            "something",
                            "\\b(get|give|earn)\\W+(me\\W+)?(at\\W+least\\W+)?(something|anything)\\W+for\\W+(this|it|that)\\W*($|[.!?,])"),
                    Phrase.of(
                            "solution key scheme",
                            "\\b(exactly|same|identical)\\W+(\\w+\\W+){0,7}(in|as|to)\\W+the\\W+(solution|(model|answer)\\W+(answer|key)|mark(ing)?\\W+scheme)\\b"),
                    Phrase.of(
                            "partial half some any good passing extra bonus",
                            "\\b((partial|half|good|passing|extra|bonus|any|some)\\W+(marks|credits?)|bonus\\W+points?\\W+for\\W+(being|my|trying))\\b"),
                    Phrase.of(
                            "give giving award grant",
                            "\\b(give|giving|award|grant)\\W+(me|us)\\W+([\\w]+\\W+){0,3}(marks?|credits?|grades?|points?|pass)\\b"),
                    Phrase.of(
                            "give giving deserve deserves get gets",
                            "\\b(give|giving|get|deserves?)\\W+(me\\W+)?an?\\W+(a|b|a\\+|pass)\\W*($|[.!?,;\\n"
                                + "])"),
                    Phrase.of(
                            "must should could can give award grant",
                            "\\b(you|they|please)\\W+(must|should|could|can|have\\W+to)\\W+(\\w+\\W+)?(give|award|grant)\\W+(me|the\\W+marks?|full|this\\W+answer)\\b"),
                    Phrase.of(
                            "effort attempt trying try",
                            "\\b(credits?|marks?|points?|something|anything)\\W+for\\W+((the|my|this|an?|all)\\W+){0,2}(effort|attempt|trying|try)\\b"),
                    Phrase.of(
                            "hope hoping",
                            "\\bhop(e|ing)\\W+(\\w+\\W+){0,3}(get|gets|earns?|is\\W+worth)\\W+(at\\W+least\\W+)?(something|anything|a\\W+bit|some)\\b"),
                    Phrase.of(
                            "deserve deserves worth",
                            "\\b(deserves?|is\\W+worth)\\W+(at\\W+least\\W+)?(\\w+\\W+){0,2}(marks?|credits?|points?|grade)\\b"),
                    Phrase.of(
                            "marks mark points credit",
                            "\\b(no|not|don'?t|dont|without)\\W+(\\w+\\W+){0,2}(take|taking|deduct|deducting|remove|lose|losing)?\\W*(off\\W+)?(marks|credit)\\W+(off|away|for)\\b|\\b(take|taking)\\W+off\\W+(\\w+\\W+)?(marks|points)\\b"),
                    Phrase.of(
                            "fail flunk punish penalise penalize",
                            "\\b(do\\W+not|don'?t|dont|not\\W+to|if\\W+(i|you))\\W+(fail|flunk|punish|penali[sz]e)\\W*(me|us|my|this\\W+(course|class|exam|test|subject|module))\\b"),
                    Phrase.of(
                            "pass",
                            "\\b(let|make)\\W+me\\W+pass\\b|\\b(please|pls)\\W+pass\\W+this(\\W+one)?\\W*($|[.!?])|\\bpass\\W+(me\\W*($|[.!?,;:)\\n"
                                + "]|please|sir|on\\W+this|this\\W+time)|this\\W+(student|candidate))|\\bi\\W+(\\w+\\W+)?(need|want|have|got|must)\\W+(to\\W+)?pass\\W+(this|the|my)\\W+(course|class|exam|test|subject|module|year)\\W*($|[.!?,;)])"),
                    Phrase.of(
                            "depends depend",
                            "\\bmy\\W+(\\w+\\W+){1,3}depends?\\W+on\\W+(this|it|you)\\b"),
                    Phrase.of(
                            "mercy benefit",
                            "\\bhave\\W+(some\\W+)?mercy\\b|\\bbenefit\\W+of\\W+the\\W+doubt\\b"),
                    Phrase.of(
                            "round",
                            "\\b(please|pls|plz|kindly)\\W+(\\w+\\W+){0,2}round\\W+(\\w+\\W+)?up\\W*($|[.!?,])"),
                    Phrase.of(
                            "sir madam maam teacher professor miss",
                            "\\b(respected|dear|please|pls)\\W+(sir|madam|ma'?am|miss|teacher|professor)\\b|\\b(sir|madam|ma'?am)\\W+(please|pls|kindly)\\b"),
                    Phrase.of(
                            "teacher sir madam professor examiner tutor marker",
                            "(^|[\\n"
                                + "#/*\"'(])\\W*(teacher|sir|madam|professor|examiner|tutor|marker)\\s*[:,]\\s*(please|pls|kindly|i|my|give|accept|this\\W+is\\W+(right|correct))\\b"),
                    Phrase.of(
                            "answer response solution submission",
                            "\\b(answer|response|solution|submission|this)\\W+(exactly\\W+|fully\\W+)?(matches|equals|is\\W+(exactly\\W+)?(the\\W+same\\W+as|identical\\W+to))\\W+(the\\W+)?((reference|expected|model|sample|official|correct|right)\\W+(answer|solution|response)|this\\W+one|mine)\\b"),
                    Phrase.of(
                            "present covered included mentioned met satisfied addressed fulfilled",
                            "\\b(all|every|each)\\W+(of\\W+)?(the\\W+)?(required|key|necessary|rubric|expected|needed)\\W+(concepts?|points?|elements?|keywords?|criteria|criterion|terms|parts|items?)\\W+(are|is|were|was|have\\W+been|has\\W+been)\\W+(\\w+\\W+)?(present|covered|included|mentioned|met|satisfied|addressed|fulfilled)\\b.{0,30}($|[.!?]|\\b(here|answer|above)\\b)|\\b(rubric|criteria)\\W+(items?\\W+)?(are|is)\\W+(all\\W+|fully\\W+)?(satisfied|met|covered|fulfilled)\\b"),
                    Phrase.of(
                            "assume pretend imagine suppose",
                            "\\b(assume|pretend|imagine|suppose)\\W+(that\\W+)?(i|my\\W+\\w+|this\\W+(answer|response|solution))\\W+(\\w+\\W+){0,3}(right|correct|correctly)\\b"),
                    Phrase.of(
                            "check review grade verify read further",
                            "\\bno\\W+need\\W+to\\W+(check|review|grade|verify|read|mark|look)\\b"),
                    Phrase.of("mistakes mistake", "\\bignore\\W+(any|all|the|my)\\W+mistakes?\\b"),
                    Phrase.of(
                            "grade graded grading mark marking score scoring told",
                            "\\b(forget|ignore|disregard)\\W+(\\w+\\W+){0,5}(grading|marking|scoring|you\\W+were\\W+told)\\b"),
                    Phrase.of(
                            "rate score grade mark",
                            "\\b(rate|score|grade|mark)\\W+(it|this|me|my\\W+\\w+)\\W+(as\\W+)?(an?\\W+)?(generously|kindly|highly|leniently|well|[1-9][0-9]*|five|ten|a\\b)"),
                    Phrase.of(
                            "return output give print",
                            "\\b(evaluation|grading|checking|scoring|grader|checker)\\W+((function|script|code|system|program)\\W+)?(should|must|shall|has\\W+to)\\W+(return|output|give|print)\\W+(true|pass|1\\b|100|correct|full)"),
                    Phrase.of(
                            "teacher professor instructor lecturer ta tutor",
                            "\\b(teacher|professor|instructor|lecturer|ta|tutor)\\W+(\\w+\\W+)?(said|told|promised|agreed|confirmed)\\b.{0,60}\\b(accept(ed|able)?|allowed|fine|count|ok(ay)?)\\b"),
                    Phrase.of(
                            "ai llm bot machine program chatbot",
                            "\\bif\\W+you\\W+(are|'re)\\W+(an?\\W+)?(ai|llm|language\\W+model|bot|machine|program|chatbot)\\b"));

    /** Characters; nobody writes an answer that is longer, and the patterns are many. */
    private static final int LONGEST = 1 << 16;

    private Pleas() {}

    /**
     * Looks at one file.
     *
     * @param words of the answer, in lower case
     */
    static Optional<Doubt> look(AnswerFile file, Set<String> words, String prompt) {
        if (file.text().length() > LONGEST) {
            return Optional.empty();
        }
        return RULES.stream()
                .flatMap(rule -> rule.find(file, words, prompt, "it asks for marks"))
                .findFirst();
    }
}
