package dev.assay.sheet;

import java.util.Set;

/** What people call a question, its answer and its number, in lower case. */
final class LabelNames {

    static final Set<String> QUESTION =
            Set.of(
                    "q",
                    "qn",
                    "qs",
                    "qu",
                    "que",
                    "ques",
                    "quest",
                    "question",
                    "problem",
                    "exercise",
                    "task",
                    "frage",
                    "aufgabe",
                    "pregunta",
                    "domanda",
                    "vraag");
    static final Set<String> NUMBER = Set.of("no", "nr", "num", "number", "item");
    static final Set<String> ANSWER =
            Set.of(
                    "a",
                    "an",
                    "ans",
                    "answer",
                    "solution",
                    "sol",
                    "response",
                    "reply",
                    "antwort",
                    "reponse",
                    "respuesta");
    static final Set<String> MINE = Set.of("my", "the");

    /** What leads from an answer's name to its question's: "answer to question 4". */
    static final Set<String> TO = Set.of("to", "for", "of", "on");

    private LabelNames() {}

    /** What a number with this name before it is; {@code BARE} for a name that is none of these. */
    static Label.Kind kindOf(String name) {
        if (QUESTION.contains(name)) {
            return Label.Kind.QUESTION;
        }
        if (ANSWER.contains(name)) {
            return Label.Kind.ANSWER;
        }
        return NUMBER.contains(name) ? Label.Kind.PLAIN : Label.Kind.BARE;
    }
}
