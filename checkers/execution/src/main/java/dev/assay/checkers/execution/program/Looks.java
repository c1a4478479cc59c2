package dev.assay.checkers.execution.program;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells languages by what no other one has, where nothing else says which it is: code without a
 * fence is otherwise taken for Python or Java.
 */
final class Looks {

    private static final Pattern INCLUDE =
            Pattern.compile("(?m)^[ \\t]*#[ \\t]*include[ \\t]*[<\"]");

    private static final Pattern CPP =
            Pattern.compile(
                    "#[ \\t]*include[ \\t]*<(?:bits/stdc\\+\\+\\.h|[a-z_]+)>"
                            + "|\\bstd::|\\busing\\s+namespace\\b|\\btemplate\\s*<");

    private static final Pattern JAVASCRIPT =
            Pattern.compile("\\bconsole\\.log\\s*\\(|\\brequire\\s*\\(\\s*['\"`]|\\bprocess\\.std");

    private static final Pattern JAVA =
            Pattern.compile("\\bSystem\\.(?:out|in)\\b|(?m)^\\s*import\\s+java[.x]");

    private Looks() {}

    /** The language that code can only be in; empty when it may be in several. */
    static Optional<Language> of(String code) {
        if (INCLUDE.matcher(code).find()) {
            return Optional.of(CPP.matcher(code).find() ? Language.CPP : Language.C);
        }
        boolean script = JAVASCRIPT.matcher(code).find() && !JAVA.matcher(code).find();
        return script ? Optional.of(Language.JAVASCRIPT) : Optional.empty();
    }
}
