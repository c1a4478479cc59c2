package dev.assay.checkers.text.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.assay.spi.AnswerFile;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Text that tells the grader, human or machine, what to do, in place of answering. */
final class Instructions {

    private static final String MARKS =
            "(marks?|points?|credits?|grades?|scores?|stars?|percent|%|1\\.0|10\\s?/\\s?10|100)";
    private static final String GRADER =
            "(grader|grading|marker|teacher|examiner|evaluator|assessor|corrector|auto-?grader|instructor|professor|ta|ai|llm|model|assistant|bot|chatgpt|gpt|claude|reviewer|judge)";

    private static final List<Rule> RULES =
            List.of(
                    rule(
                            "instruction instructions rubric rubrics prompt prompts criteria"
                                + " criterion guideline guidelines grading marking answer answers",
                            "\\b(ignore|disregard|forget|override|bypass|skip|void|discard)\\W+(\\w+\\W+){0,4}(instructions?|rubrics?|prompts?|criteria|criterion|guidelines?|grading|marking\\W+scheme|(model|reference)\\W+answers?)\\b"),
                    rule(
                            "rubric rubrics",
                            "\\brubrics?\\W+(\\w+\\W+){0,5}(void|invalid|wrong|cancel+ed|outdated|not\\W+apply)\\b"),
                    rule(
                            "full maximum max perfect top highest all complete entire 100 10",
                            "\\b(give|giving|award|assign|grant|deserves?|allocate|return|output|set|report|respond\\W+with|enter|record)\\W+(\\w+\\W+){0,4}(full|maximum|max|perfect|top|highest|all|complete|entire|100%?|10\\s?/\\s?10)\\W+(possible\\W+)?"
                                    + MARKS),
                    rule(
                            "full maximum max perfect",
                            "\\b(full|maximum|max|perfect)\\W+(marks?|credits?|grades?)\\b"),
                    rule(
                            "mark grade score rate count accept treat consider classify label"
                                    + " evaluate",
                            "\\b(mark|grade|score|rate|count|accept|treat|consider|classify|label|evaluate)\\W+(this|it|my|the|that|everything|me|all)\\W+(\\w+\\W+){0,4}(as\\W+)?(\\w+\\W+){0,2}(correct|right|perfect|full|passed|complete|present|excellent)\\b"),
                    rule(
                            "submission answer response solution item question half part work",
                            "\\b(this|the|my|student'?s?)\\W+(submission|answer|response|solution|item|question|half|part|work)\\W+(\\w+\\W+){0,5}(verified|pre-?approved|approved|validated|already\\W+(\\w+\\W+)?(graded|marked|checked|accepted|correct)|accepted\\W+by|reviewed\\W+by|checked\\W+by)\\b"),
                    rule(
                            "grader grading marker teacher examiner evaluator assessor corrector"
                                + " autograder instructor professor ta ai llm model assistant bot"
                                + " chatgpt gpt claude reviewer judge auto",
                            "\\b(dear|hey|hello|hi|attention|note\\W+(to|for)|message\\W+(to|for)|instructions?\\W+(to|for))\\W+(the\\W+|all\\W+|an?\\W+|my\\W+)?(ai\\W+|automatic\\W+|automated\\W+|human\\W+)?"
                                    + GRADER
                                    + "\\b"),
                    rule(
                            "grader marker teacher examiner evaluator instructor professor"
                                    + " autograder",
                            "(^|[\\n"
                                + ".!?(\\[*])\\W*to\\W+(the|my|whichever)\\W+(\\w+\\W+)?(grader|marker|teacher|examiner|evaluator|instructor|professor|auto-?grader)\\b"),
                    rule(
                            "system assistant grader developer admin administrator instruction user"
                                    + " ai",
                            "(^|\\n"
                                + "|\\[|\\(|<|\"|#|\\*)\\W*(ai\\W+)?(system|assistant|grader|developer|admin|administrator|instruction|grader\\W+note|note\\W+to\\W+self|user)(\\W+(prompt|note|message|override|instruction|update))?\\s*(:|\\]|>)"),
                    rule(
                            "grader teacher examiner evaluator model llm chatbot assistant",
                            "\\b(you\\W+are|you're|act\\W+as|pretend\\W+to\\W+be|roleplay\\W+as|imagine\\W+you\\W+are|as)\\W+(now\\W+)?(an?\\W+|the\\W+|my\\W+)?(\\w+\\W+){0,2}(grader|teacher|examiner|evaluator|language\\W+model|llm|chatbot|ai\\W+(model|assistant|grader)|assistant\\W+that)\\b"),
                    rule(
                            "instruction instructions prompt prompts rules directives",
                            "\\b(previous|prior|above|earlier|all|your|following|these)\\W+(instructions?|prompts?|rules|directives)\\b.{0,60}\\b(ignore|void|cancel|forget|disregard|override|supersede|not\\W+apply)"),
                    rule(
                            "system developer jailbreak jail prompt end",
                            "\\b(system\\W+prompt|developer\\W+mode|jail-?break|prompt\\W+injection|end\\W+of\\W+(system|prompt|instructions?|student))\\b"),
                    rule(
                            "",
                            "<\\s*/?\\s*(system|instructions?|assistant|grader|score|grade|rubric)\\s*/?>|<\\|[a-z_]+\\|>|\\[/?inst\\]|<<\\s*sys\\s*>>"),
                    rule(
                            "score grade points marks",
                            "[\"']?\\b(score|grade|points|marks)\\b[\"']?\\s*(:|=|is|to|->)\\s*[\"']?(1\\.0|1(\\s|$|[,}\"'])|100|10/10|full|max)"),
                    rule(
                            "grading marking check checks evaluation",
                            "\\b(automatic|automated)?\\W*(grading|marking|checks?|evaluation)\\W+(\\w+\\W+){0,3}(disabled|suspended|turned\\W+off|skipped|bypassed|not\\W+(needed|required|necessary))\\b"),
                    rule(
                            "skip",
                            "\\bskip\\W+(the\\W+|this\\W+|all\\W+)?(checks?|grading|marking|evaluation|verification)\\b"),
                    rule(
                            "grade mark deduct reveal quote mention penalise penalize evaluate",
                            "\\bdo\\W?n['o]?t\\W+(\\w+\\W+){0,2}(grade|mark|deduct|reveal|quote|mention|penali[sz]e|evaluate)\\W+(\\w+\\W+){0,2}(this|me|my|points?|marks?|answer|the)\\b"),
                    rule(
                            "accommodation accommodations exemption waiver",
                            "\\b(student|learner|i)\\W+(has|have)\\W+(an?\\W+)?(accommodations?|exemption|waiver)\\b"),
                    rule(
                            "point points mark marks credit grade pass",
                            "\\b(please|kindly|pls|plz|beg|begging|hope\\W+for)\\W+(\\w+\\W+){0,5}(the|this|my|a|all|some|full|me)\\W+(\\w+\\W+){0,2}(points?|marks?|credits?|grade|pass)\\b"),
                    rule(
                            "points marks credit grade pass",
                            "\\b(i|we)\\W+(really\\W+|honestly\\W+|truly\\W+|desperately\\W+)?(deserve|need|want|earned|worked\\W+(very\\W+|so\\W+|really\\W+)?hard)\\b.{0,40}\\b(points?|marks?|credits?|grade|pass)\\b"),
                    rule("worked", "\\bi\\W+(have\\W+)?worked\\W+(very|so|really)\\W+hard\\b"),
                    rule(
                            "grade score mark points",
                            "\\b(set|change|put|make|update|adjust|raise|fix|bump)\\W+(the\\W+|my\\W+|this\\W+|its\\W+)?(\\w+\\W+)?(grade|score|mark|points)\\W+(to|at|as|=|into)\\b"),
                    rule(
                            "output respond reply return answer print say write",
                            "\\b(output|respond|reply|answer|return|print|say|write)\\W+(only\\W+|just\\W+|simply\\W+)?(with\\W+)?[\"'\u201c]?(correct|full\\W+marks?|100\\s?%|yes\\W+only|approved|pass(ed)?\\b|10\\s?/\\s?10|1\\.0)"),
                    rule("helpful", "\\bhelpful\\W+(\\w+\\W+)?(assistant|ai|bot|model|grader)\\b"),
                    rule(
                            "answer answers response solution",
                            "\\b(correct|right|full|complete|model)\\W+(answer|response|solution)\\W+(has|is|was|were|have)\\W+(already\\W+|been\\W+|just\\W+)*(given|provided|shown|stated|submitted|above|attached|accepted)\\b"),
                    rule(
                            "answer submission response solution",
                            "\\b(accept|approve|validate|pass|confirm)\\W+(this|my|the|that|student'?s?)\\W+(\\w+\\W+)?(answer|submission|response|solution)\\b"),
                    rule(
                            "student learner author candidate",
                            "\\b(the|this)\\W+(student|learner|candidate|author|user)\\W+(\\w+\\W+){0,2}(has|have|shows?|demonstrates?|demonstrated|understands?|deserves?|answered|knows?|must|should)\\b"),
                    rule(
                            "test testing",
                            "\\bthis\\W+is\\W+(only\\W+|just\\W+)?an?\\W+test\\W+of\\W+(the\\W+)?(\\w+\\W+)?(grading|grader|system|marking|autograder)\\b"),
                    rule(
                            "now",
                            "\\bfrom\\W+now\\W+on\\b.{0,60}\\b(you|answer|respond|reply|mark|grade|score|give)\\b"),
                    rule(
                            "override begin",
                            "\\b(begin|start|admin|system|grading|score)\\W+override\\b"),
                    rule(
                            "teacher professor instructor lecturer ta",
                            "\\b(my|the|our)\\W+(teacher|professor|instructor|lecturer|ta|tutor)\\W+(\\w+\\W+){0,2}(said|told|promised|agreed|approved|confirmed|allowed)\\b.{0,60}\\b(marks?|points?|credits?|correct|right|full|pass|grade|count)\\b"),
                    rule(
                            "marks credit points",
                            "\\bprint\\s*\\(\\s*[\"'][^\"']{0,20}(marks?|credits?|points?|correct)"),
                    rule(
                            "hidden secret",
                            "\\b(the\\W+)?(hidden|secret)\\W+(reference|rubric|tests?|answer)\\b"));

    private Instructions() {}

    /**
     * A pattern, and words of which the text has to have one: patterns are dear, words are cheap.
     *
     * @param words none when any text may match
     */
    private record Rule(Set<String> words, Pattern pattern) {}

    private static Rule rule(String words, String pattern) {
        Set<String> needed = words.isEmpty() ? Set.of() : Set.of(words.split(" ", -1));
        return new Rule(needed, Pattern.compile("(?i)" + pattern));
    }

    /**
     * Looks at one file.
     *
     * @param words the names of the answer's tokens
     */
    static Optional<Doubt> look(AnswerFile file, Set<String> words, String prompt) {
        String text = file.text();
        for (Rule rule : RULES) {
            boolean may =
                    rule.words.isEmpty()
                            ? text.indexOf('<') >= 0 || text.indexOf('[') >= 0
                            : !Collections.disjoint(words, rule.words);
            if (may) {
                Matcher matcher = rule.pattern.matcher(text);
                if (matcher.find() && !rule.pattern.matcher(prompt).find()) {
                    return Optional.of(
                            new Doubt(
                                    "it seems to instruct the grader",
                                    file.path(),
                                    matcher.start(),
                                    matcher.end()));
                }
            }
        }
        return Optional.empty();
    }
}
