package dev.assay.prose.guard;

import dev.assay.spi.AnswerFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Text that tells the grader, human or machine, what to do, in place of answering. */
final class Instructions {

    private static final String MARKS =
            "(marks?|points?|credits?|grades?|scores?|stars?|percent|%|1\\.0|10\\s?/\\s?10|100)";

    /** "All points", not "all points to the nearest centroid". */
    private static final String END =
            "\\W*($|[.!?,;:)\"'\\]\\n"
                + "]|\\b(please|pls|here|now|for|and|because|as|since|anyway)\\b|to\\W+(me|this|my|it|the\\W+(answer|student))\\b)";

    private static final String GRADER =
            "(grader|grading|marker|teacher|examiner|evaluator|assessor|corrector|auto-?grader|instructor|professor|ta|ai|llm|model|assistant|bot|chatgpt|gpt|claude|reviewer|judge)";

    private static final List<Phrase> RULES =
            List.of(
                    Phrase.of(
                            "instruction instructions rubric rubrics prompt prompts criteria"
                                + " criterion guideline guidelines grading marking answer answers",
                            "\\b(ignore|disregard|forget|override|bypass|skip|void|discard)\\W+(\\w+\\W+){0,4}(instructions?|rubrics?|prompts?|criteria|criterion|guidelines?|grading|marking\\W+scheme|(model|reference)\\W+answers?)\\b"),
                    Phrase.of(
                            "rubric rubrics",
                            "\\brubrics?\\W+(\\w+\\W+){0,5}(void|invalid|wrong|cancel+ed|outdated|not\\W+apply)\\b"),
                    Phrase.of(
                            "full maximum max perfect top highest all complete entire 100 10",
                            "\\b(give|giving|award|assign|grant|deserves?|allocate|return|output|set|report|respond\\W+with|enter|record)\\W+(\\w+\\W+){0,4}(full|maximum|max|perfect|top|highest|all|complete|entire|100%?|10\\s?/\\s?10)\\W+(possible\\W+|the\\W+)?"
                                    + MARKS
                                    + END),
                    Phrase.of(
                            "full maximum max perfect",
                            "\\b(full|maximum|max|perfect)\\W+(marks?|credits?|grades?)\\b"),
                    Phrase.of(
                            "mark grade score rate count accept treat consider classify label"
                                    + " evaluate",
                            "\\b(mark|grade|score|rate|count|accept|treat|consider|classify|label|evaluate)\\W+(this|it|my|the|that|everything|me|all)\\W+(\\w+\\W+){0,4}(as\\W+)?(\\w+\\W+){0,2}(correct|right|perfect|full|passed|complete|present|excellent)\\b"),
                    Phrase.of(
                            "submission answer response solution item question half part work",
                            "\\b(this|the|my|student'?s?)\\W+(submission|answer|response|solution|item|question|half|part|work)\\W+(\\w+\\W+){0,5}(verified|pre-?approved|approved|validated|already\\W+(\\w+\\W+)?(graded|marked|checked|accepted|correct)|accepted\\W+by|reviewed\\W+by|checked\\W+by)\\b"),
                    Phrase.of(
                            "grader grading marker teacher examiner evaluator assessor corrector"
                                + " autograder instructor professor ta ai llm model assistant bot"
                                + " chatgpt gpt claude reviewer judge auto",
                            "\\b(dear|hey|hello|hi|attention|note\\W+(to|for)|message\\W+(to|for)|instructions?\\W+(to|for))\\W+(the\\W+|all\\W+|an?\\W+|my\\W+)?(ai\\W+|automatic\\W+|automated\\W+|human\\W+)?"
                                    + GRADER
                                    + "\\b"),
                    Phrase.of(
                            "grader marker teacher examiner evaluator instructor professor"
                                    + " autograder",
                            "(^|[\\n"
                                + ".!?(\\[*])\\W*to\\W+(the|my|whichever)\\W+(\\w+\\W+)?(grader|marker|teacher|examiner|evaluator|instructor|professor|auto-?grader)\\b"),
                    Phrase.of(
                            "system assistant grader developer admin administrator instruction user"
                                    + " ai",
                            "(^|\\n"
                                + "|\\[|\\(|<|\"|#|\\*)\\W*(ai\\W+)?(system|assistant|grader|developer|admin|administrator|instruction|grader\\W+note|note\\W+to\\W+self|user)(\\W+(prompt|note|message|override|instruction|update))?\\s*(:|\\]|>)"),
                    Phrase.of(
                            "grader teacher examiner evaluator model llm chatbot assistant",
                            "\\b(you\\W+are|you're|act\\W+as|pretend\\W+to\\W+be|roleplay\\W+as|imagine\\W+you\\W+are|as)\\W+(now\\W+)?(an?\\W+|the\\W+|my\\W+)?(\\w+\\W+){0,2}(grader|teacher|examiner|evaluator|language\\W+model|llm|chatbot|ai\\W+(model|assistant|grader)|assistant\\W+that)\\b"),
                    Phrase.of(
                            "instruction instructions prompt prompts rules directives",
                            "\\b(previous|prior|above|earlier|all|your|following|these)\\W+(instructions?|prompts?|rules|directives)\\b.{0,60}\\b(ignore|void|cancel|forget|disregard|override|supersede|not\\W+apply)"),
                    Phrase.of(
                            "system developer jailbreak jail prompt end",
                            "\\b(system\\W+prompt|developer\\W+mode|jail-?break|prompt\\W+injection|end\\W+of\\W+(system|prompt|instructions?|student))\\b"),
                    Phrase.of(
                            "",
                            "<\\s*/?\\s*(system|instructions?|assistant|grader|score|grade|rubric)\\s*/?>|<\\|[a-z_]+\\|>|\\[/?inst\\]|<<\\s*sys\\s*>>"),
                    Phrase.of(
                            "score grade points marks",
                            "[\"']?\\b(score|grade|points|marks)\\b[\"']?\\s*((:|is|to|->)\\s*[\"']?1(\\s|$|[,}\"'])|(:|=|is|to|->)\\s*[\"']?(1\\.0|100|10/10|full|max))"),
                    Phrase.of(
                            "grading marking check checks evaluation",
                            "\\b(automatic|automated)?\\W*(grading|marking|checks?|evaluation)\\W+(\\w+\\W+){0,3}(disabled|suspended|turned\\W+off|skipped|bypassed|not\\W+(needed|required|necessary))\\b"),
                    Phrase.of(
                            "skip",
                            "\\bskip\\W+(the\\W+|this\\W+|all\\W+)?(checks?|grading|marking|evaluation|verification)\\b"),
                    Phrase.of(
                            "grade mark deduct reveal quote mention penalise penalize evaluate",
                            "\\bdo\\W?n['o]?t\\W+(\\w+\\W+){0,2}(grade|mark|deduct|reveal|quote|mention|penali[sz]e|evaluate)\\W+(\\w+\\W+){0,2}(this|me|my|points?|marks?|answer|the)\\b"),
                    Phrase.of(
                            "accommodation accommodations exemption waiver",
                            "\\b(student|learner|i)\\W+(has|have)\\W+(an?\\W+)?(accommodations?|exemption|waiver)\\b"),
                    Phrase.of(
                            "point points mark marks credit grade pass",
                            "\\b(please|kindly|pls|plz|beg|begging|hope\\W+for)\\W+(\\w+\\W+){0,5}(the|this|my|a|all|some|full|me)\\W+(\\w+\\W+){0,2}(points?|marks?|credits?|grade|pass)\\b"),
                    Phrase.of(
                            "points marks credit grade pass",
                            "\\b(i|we)\\W+(really\\W+|honestly\\W+|truly\\W+|desperately\\W+)?((deserve|earned|worked\\W+(very\\W+|so\\W+|really\\W+)?hard)\\b.{0,40}\\bpoints?\\b|(deserve|need|want|earned)\\b.{0,40}\\b(marks|credits?|grade|pass)\\b|(need|want)\\W+(the|these|those|full|my)\\W+points?"
                                    + END
                                    + ")"),
                    Phrase.of("worked", "\\bi\\W+(have\\W+)?worked\\W+(very|so|really)\\W+hard\\b"),
                    Phrase.of(
                            "grade score mark points",
                            "\\b(set|change|put|make|update|adjust|raise|fix|bump)\\W+(the\\W+|my\\W+|this\\W+|its\\W+)?(\\w+\\W+)?(grade|score|mark|points)\\W+(to|at|as|=|into)\\W+(an?\\W+)?(a\\b|[1-9][0-9]*|full|max(imum)?|pass(ed)?|correct|the\\W+(max(imum)?|highest|top))"),
                    Phrase.of(
                            "output respond reply return answer print say write",
                            "\\b(output|respond|reply|answer|return|print|say|write)\\W+(only\\W+|just\\W+|simply\\W+)?(with\\W+)?[\"'\u201c]?(correct|full\\W+marks?|100\\s?%|yes\\W+only|approved|pass(ed)?\\b|10\\s?/\\s?10|1\\.0)"),
                    Phrase.of(
                            "helpful",
                            "\\bhelpful\\W+(\\w+\\W+)?(assistant|ai|bot|model|grader)\\b"),
                    Phrase.of(
                            "answer answers response solution",
                            "\\b(correct|right|full|complete|model)\\W+(answer|response|solution)\\W+(has|is|was|were|have)\\W+(already\\W+|been\\W+|just\\W+)*(given|provided|shown|stated|submitted|above|attached|accepted)\\b"),
                    Phrase.of(
                            "answer submission response solution",
                            "\\b(accept|approve|validate|pass|confirm)\\W+(this|my|the|that|student'?s?)\\W+(\\w+\\W+)?(answer|submission|response|solution)\\b"),
                    Phrase.of(
                            "student learner author candidate",
                            "\\b(the|this)\\W+(student|learner|candidate|author|user)\\W+(\\w+\\W+){0,2}(demonstrate[sd]?|understands?|understood|deserves?|answered|knows?|is\\W+(exceptional|excellent|brilliant|right|correct)|(has|have|shows?|must|should)\\W+(\\w+\\W+){0,3}(marks?|credits?|grade|pass|correct(ly)?|understanding|mastery|knowledge|answered|demonstrated))\\b"),
                    Phrase.of(
                            "test testing",
                            "\\bthis\\W+is\\W+(only\\W+|just\\W+)?an?\\W+test\\W+of\\W+(the\\W+)?(\\w+\\W+)?(grading|grader|system|marking|autograder)\\b"),
                    Phrase.of(
                            "now",
                            "\\bfrom\\W+now\\W+on\\b.{0,60}\\b(you|answer|respond|reply|mark|grade|score|give)\\b"),
                    Phrase.of(
                            "override begin",
                            "\\b(begin|start|admin|system|grading|score)\\W+override\\b"),
                    Phrase.of(
                            "teacher professor instructor lecturer ta",
                            "\\b(my|the|our)\\W+(teacher|professor|instructor|lecturer|ta|tutor)\\W+(\\w+\\W+){0,2}(said|told|promised|agreed|approved|confirmed|allowed)\\b.{0,60}\\b(marks?|points?|credits?|correct|right|full|pass|grade|count)\\b"),
                    Phrase.of(
                            "marks credit points",
                            "\\bprint\\s*\\(\\s*[\"'][^\"']{0,20}(full|max|maximum|all|give|award)\\W+(\\w+\\W+){0,2}(marks?|credits?|points?)"),
                    Phrase.of(
                            "hidden secret",
                            "\\b(the\\W+)?(hidden|secret)\\W+(reference|rubric|tests?|answer)\\b"));

    private Instructions() {}

    /**
     * Looks at one file.
     *
     * @param words of the answer, in lower case
     */
    static Optional<Doubt> look(AnswerFile file, Set<String> words, String prompt) {
        return RULES.stream()
                .flatMap(rule -> rule.find(file, words, prompt, "it seems to instruct the grader"))
                .findFirst();
    }
}
