package dev.assay.checkers.text.keyword;

import java.util.List;

/**
 * One word that a rubric looks for.
 *
 * @param kind how it is compared
 * @param name as {@link dev.assay.prose.language.Token#name()}
 * @param stem its stem
 * @param qualifier what stands before it in a dotted name; empty when it stands alone
 */
record Atom(Kind kind, String name, String stem, List<String> qualifier) {

    /** How a word is compared. */
    enum Kind {
        /** By itself, its stem, its family, or as a misspelling. */
        WORD,
        /** As it is written: in quotes, with a digit, or an operator. */
        EXACT,
        /** By how it begins: {@code reproduc*}. */
        PREFIX
    }
}
