package dev.assay.grading.region;

import dev.assay.spi.Region;
import dev.assay.spi.Region.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of programming languages, and guesses at them where nobody says. */
final class Languages {

    static final String PYTHON = "python";
    static final String JAVA = "java";

    private static final int LONGEST_GUESS = 20_000;

    private static final Map<String, String> TAGS =
            Map.ofEntries(
                    Map.entry("python", PYTHON),
                    Map.entry("py", PYTHON),
                    Map.entry("python3", PYTHON),
                    Map.entry("py3", PYTHON),
                    Map.entry("ipython", PYTHON),
                    Map.entry("pycon", PYTHON),
                    Map.entry("pytorch", PYTHON),
                    Map.entry("java", JAVA),
                    Map.entry("jshell", JAVA),
                    Map.entry("bash", Shell.LANGUAGE),
                    Map.entry("sh", Shell.LANGUAGE),
                    Map.entry("shell", Shell.LANGUAGE),
                    Map.entry("zsh", Shell.LANGUAGE),
                    Map.entry("console", Shell.LANGUAGE),
                    Map.entry("terminal", Shell.LANGUAGE),
                    Map.entry("cmd", Shell.LANGUAGE),
                    Map.entry("bat", Shell.LANGUAGE),
                    Map.entry("powershell", Shell.LANGUAGE),
                    Map.entry("ps1", Shell.LANGUAGE),
                    Map.entry("js", "javascript"),
                    Map.entry("javascript", "javascript"),
                    Map.entry("ts", "typescript"),
                    Map.entry("typescript", "typescript"),
                    Map.entry("c", "c"),
                    Map.entry("cpp", "c++"),
                    Map.entry("c++", "c++"),
                    Map.entry("cs", "c#"),
                    Map.entry("c#", "c#"),
                    Map.entry("csharp", "c#"),
                    Map.entry("go", "go"),
                    Map.entry("rust", "rust"),
                    Map.entry("kotlin", "kotlin"),
                    Map.entry("scala", "scala"),
                    Map.entry("ruby", "ruby"),
                    Map.entry("php", "php"),
                    Map.entry("r", "r"),
                    Map.entry("sql", "sql"),
                    Map.entry("html", "html"),
                    Map.entry("css", "css"),
                    Map.entry("xml", "xml"),
                    Map.entry("json", "json"),
                    Map.entry("yaml", "yaml"),
                    Map.entry("yml", "yaml"),
                    Map.entry("toml", "toml"),
                    Map.entry("ini", "ini"),
                    Map.entry("dockerfile", "dockerfile"));

    /** Tags of fences around what is no code. */
    private static final Set<String> PLAIN =
            Set.of("text", "txt", "plain", "plaintext", "none", "output", "md", "markdown");

    private static final List<Pattern> PYTHON_SIGNS =
            List.of(
                    Pattern.compile("(?m)^[ \\t]*(?:def|elif|from|import) \\w[^;\\n]*$"),
                    Pattern.compile(
                            "(?m)^[ \\t]*(?:if|for|while|with|class|else|try)\\b[^;{\\n]*:\\s*$"),
                    Pattern.compile("\\b(?:None|True|False|self|elif|lambda)\\b"),
                    Pattern.compile("\\b(?:torch|th|np|nn|plt|pd|F|tf)\\.\\w"),
                    Pattern.compile("(?m)(?:^|\\s)#"),
                    Pattern.compile("\\bprint\\(|\\blen\\(|\\brange\\(|__\\w+__"));

    private static final List<Pattern> JAVA_SIGNS =
            List.of(
                    Pattern.compile("(?m);[ \\t]*(?://.*)?$"),
                    Pattern.compile("(?m)\\{[ \\t]*$|^[ \\t]*\\}"),
                    Pattern.compile("\\bnew [A-Z]\\w*|\\bSystem\\.|\\bString\\b"),
                    Pattern.compile(
                            "\\b(?:public|private|static|void|final|extends|implements)\\b"),
                    Pattern.compile("\\b(?:int|long|double|boolean|char|var) \\w+\\s*[=;,:)]"),
                    Pattern.compile("&&|\\|\\||\\bnull\\b|\\btrue\\b|\\bfalse\\b"));

    /** Words about Python look like anything. */
    private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#.*$");

    /** A line that no other language has; to Python it is a comment. */
    private static final Pattern INCLUDE =
            Pattern.compile(
                    "(?m)^[ \\t]*#(?:[ \\t]*include[ \\t]*<[\\w./+-]+>|include[ \\t]*\"[^\"\\n]+\")"
                            + "[ \\t]*(?://.*|/\\*.*)?$");

    private static final List<Pattern> C_SIGNS =
            List.of(INCLUDE, Pattern.compile("\\bint\\s+main\\s*\\("));

    private static final Pattern CPP =
            Pattern.compile(
                    "#[ \\t]*include[ \\t]*<(?:bits/stdc\\+\\+\\.h|[a-z_]+)>"
                        + "|\\busing\\s+namespace\\s+\\w+\\s*;|\\bcout\\s*<<|\\bcin\\s*>>"
                        + "|\\bstd::(?:c(?:out|in|err)|endl|string|vector|map|set|pair|sort)\\b");

    /** Each of them says enough. */
    private static final List<Pattern> JAVASCRIPT_SIGNS =
            List.of(
                    Pattern.compile(
                            "\\bconsole\\.(?:log|error|table)\\s*\\(|\\brequire\\s*\\(\\s*['\"`]"
                                    + "|\\bprocess\\.(?:argv|exit\\(|stdin\\.on|stdout\\.write)"),
                    Pattern.compile(
                            "(?m)^[ \\t]*import [\\w{*][^;\\n"
                                    + "]* from ['\"]|^[ \\t]*export (?:default|const|f)"),
                    Pattern.compile("\\bfunction\\b[ \\t*]{0,8}\\w*[ \\t]?\\([^()\\n]*\\)\\s*\\{"));

    /** People write these in words about other code, too, and in its comments: two of them. */
    private static final List<Pattern> JAVASCRIPT_HINTS =
            List.of(
                    Pattern.compile(
                            "(?m)^[ \\t]*(?:let|const)\\s+(?:\\w+|[\\[{][^=\\n]*[\\]}])\\s*=[^=]"),
                    Pattern.compile("[)\\w]\\s*=>\\s*[\\w({\\[]"),
                    Pattern.compile("[\\w)\\]]\\s*[!=]==\\s*[\\w('\"-]|`[^`\\n]*\\$\\{"));

    /** What is Java however much it looks like another one. */
    private static final Pattern ONLY_JAVA =
            Pattern.compile(
                    "\\bSystem\\.(?:out|in|err)\\b|(?m)^[ \\t]*import\\s+java[.x]"
                            + "|\\bstatic\\s+void\\s+main\\b");

    private Languages() {}

    /** The language that the tag of a fence names. */
    static Optional<String> tagged(String tag) {
        return Optional.ofNullable(TAGS.get(tag.toLowerCase(Locale.ROOT)));
    }

    /** Whether the tag of a fence says that there is no code inside. */
    static boolean isPlain(String tag) {
        return PLAIN.contains(tag.toLowerCase(Locale.ROOT));
    }

    /** Gives code of no known language the one that it, or else the answer's other code, is in. */
    static List<Region> guess(List<Region> regions) {
        Optional<String> shared =
                guess(
                        regions.stream()
                                .filter(region -> region.kind() == Kind.CODE)
                                .filter(region -> region.language().isEmpty())
                                .map(Region::text)
                                .reduce("", Languages::join));
        return regions.stream()
                .map(
                        region ->
                                region.kind() == Kind.CODE && region.language().isEmpty()
                                        ? with(region, guess(region.text()).or(() -> shared))
                                        : region)
                .toList();
    }

    private static String join(String all, String more) {
        return all.length() > LONGEST_GUESS ? all : all + more + "\n";
    }

    private static Region with(Region region, Optional<String> language) {
        return new Region(
                region.file(),
                region.kind(),
                region.form(),
                language,
                region.text(),
                region.pieces());
    }

    /**
     * Python, Java, C, C++ or JavaScript; none of them when there is no sign of one rather than the
     * others.
     */
    static Optional<String> guess(String code) {
        String text = code.substring(0, Math.min(code.length(), LONGEST_GUESS));
        long python = count(PYTHON_SIGNS, INCLUDE.matcher(text).replaceAll(""));
        long java = count(JAVA_SIGNS, text);
        long c = count(C_SIGNS, text);
        boolean isCpp = CPP.matcher(text).find();
        boolean isPython = PYTHON_SIGNS.getFirst().matcher(text).find();
        if ((c > 0 || isCpp) && !isPython && Math.max(1, c) + java > python) {
            return Optional.of(isCpp ? "c++" : "c");
        }
        // Its blocks and line ends are as Java's; what only it has comes first.
        String bare = COMMENT.matcher(text).replaceAll("");
        long signs = count(JAVASCRIPT_SIGNS, bare);
        long script = signs + count(JAVASCRIPT_HINTS, bare);
        boolean isScript = signs > 0 || script > 1;
        if (isScript && script + java > python && !ONLY_JAVA.matcher(text).find()) {
            return Optional.of("javascript");
        }
        boolean semicolons = java == 1 && JAVA_SIGNS.getFirst().matcher(text).find();
        if (python == java || (python == 0 && semicolons)) {
            return Optional.empty(); // many end lines of Python by a semicolon, too
        }
        return Optional.of(python > java ? PYTHON : JAVA);
    }

    private static long count(List<Pattern> signs, String text) {
        return signs.stream().filter(sign -> sign.matcher(text).find()).count();
    }
}
