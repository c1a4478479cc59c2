package dev.assay.grading.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises what is typed at a shell's prompt. */
final class Shell {

    /** The language of such regions. */
    static final String LANGUAGE = "shell";

    private static final Pattern PROMPT =
            Pattern.compile("\\s{0,8}(?:\\([\\w.-]{1,30}\\) )?\\$ +(?=[\\w./])");

    /** Commands whose second word says that they are commands, not English. */
    private static final Map<String, Set<String>> SUBCOMMANDS =
            Map.of(
                    "pip",
                    Set.of("install", "uninstall", "list", "show", "freeze", "download"),
                    "conda",
                    Set.of("install", "create", "activate", "env", "list", "update"),
                    "git",
                    Set.of("clone", "add", "commit", "push", "pull", "checkout", "init"),
                    "docker",
                    Set.of("run", "build", "pull", "compose"),
                    "npm",
                    Set.of("install", "run"),
                    "apt",
                    Set.of("install", "update"),
                    "uv",
                    Set.of("pip", "add", "run", "sync"),
                    "mvn",
                    Set.of("clean", "test", "package", "verify", "install"),
                    "brew",
                    Set.of("install"));

    private static final Map<String, String> ALIASES =
            Map.of("pip3", "pip", "mamba", "conda", "micromamba", "conda", "apt-get", "apt");

    /** Commands that take files and flags; flags or a file must follow. */
    private static final Set<String> PROGRAMS =
            Set.of(
                    "python",
                    "python3",
                    "py",
                    "pyhton",
                    "pytohn",
                    "ipython",
                    "java",
                    "javac",
                    "torchrun",
                    "torchserve",
                    "torch-model-archiver",
                    "accelerate",
                    "bash",
                    "sh",
                    "sudo",
                    "tensorboard",
                    "trtexec",
                    "mpirun",
                    "srun",
                    "nvidia-smi",
                    "jupyter",
                    "ray",
                    "onnxruntime",
                    "ls",
                    "cd",
                    "mkdir",
                    "chmod",
                    "curl",
                    "wget",
                    "nsys");

    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*=\\S+");
    private static final Pattern FILE =
            Pattern.compile("[\\w./~-]*\\." + "(?:py|java|jar|sh|class|ipynb|onnx|txt)");
    private static final Pattern COMMAND =
            Pattern.compile(
                    "(?<![\\w.`-])(?:(?:python3?|py|pyhton) -m )?"
                            + "(?:(?:pip3?|uv pip|conda|mamba|brew|npm) install"
                            + "|(?:sudo )?apt(?:-get)? install)"
                            + "(?=[ \\t]+\\S)");
    private static final Pattern INLINE_PYTHON =
            Pattern.compile("(?<![\\w.`-])(?:python3?|py|pyhton) -c (?=[\"'])");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private Shell() {}

    /** Where a line's command begins after a prompt; -1 when there is no prompt. */
    static int afterPrompt(CharSequence line) {
        Matcher matcher = PROMPT.matcher(line);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /** Whether a line is a command and nothing else. */
    static boolean isCommand(String line) {
        if (!mayBeCommand(line)) {
            return false;
        }
        List<String> words =
                WORD.matcher(line).results().limit(40).map(match -> match.group()).toList();
        int first = 0;
        while (first < words.size() && VARIABLE.matcher(words.get(first)).matches()) {
            first++;
        }
        if (first < words.size() && words.get(first).equals("sudo")) {
            first++;
        }
        if (first >= words.size() || words.stream().filter(Words::endsName).count() > 1) {
            return false;
        }
        String command = words.get(first);
        String second = first + 1 < words.size() ? words.get(first + 1) : "";
        Set<String> subcommands = SUBCOMMANDS.get(ALIASES.getOrDefault(command, command));
        if (subcommands != null) {
            return subcommands.contains(second)
                    && (words.size() - first > 2 || first == 0)
                    && words.stream().noneMatch(Words.STOP::contains);
        }
        if (PROGRAMS.contains(command)) {
            return (command.equals("nvidia-smi") && words.size() == first + 1)
                    || (words.stream().skip(first + 1L).anyMatch(Shell::isArgument)
                            && words.stream().noneMatch(Words.STOP::contains));
        }
        boolean script = command.matches("\\./[\\w./-]+") && first + 1 == words.size();
        boolean flagged =
                command.matches("[a-z][a-z0-9-]{1,30}")
                        && second.matches("--?[a-z][\\w-]*(=\\S+)?")
                        && words.stream().noneMatch(Words.STOP::contains);
        return script || flagged;
    }

    /** Whether a line begins as commands do: most don't, and are not taken apart to see that. */
    private static boolean mayBeCommand(String line) {
        int from = skip(line, 0, true);
        int to = skip(line, from, false);
        String first = line.substring(from, to);
        return first.indexOf('=') > 0
                || first.startsWith("./")
                || PROGRAMS.contains(first)
                || SUBCOMMANDS.containsKey(first)
                || ALIASES.containsKey(first)
                || line.startsWith("-", skip(line, to, true));
    }

    /** Over what is white space, or what is none. */
    private static int skip(String line, int from, boolean space) {
        int at = from;
        while (at < line.length() && isSpace(line.charAt(at)) == space) {
            at++;
        }
        return at;
    }

    /** As {@code \\s} of a regular expression has it. */
    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isArgument(String word) {
        return word.matches("--?[A-Za-z].*") || FILE.matcher(word).matches();
    }

    /** The commands inside a sentence, such as {@code pip install torch}; in order. */
    static List<Span> find(String text, int from, int to) {
        boolean installs = isIn(text, "install", from, to);
        boolean runs = isIn(text, " -c ", from, to);
        if (!installs && !runs) {
            return List.of();
        }
        List<Span> found = new ArrayList<>();
        Matcher install = COMMAND.matcher(text).region(from, to).useTransparentBounds(true);
        while (install.find()) {
            int end = argumentsEnd(text, install.end(), to);
            if (end > install.end()) {
                found.add(new Span(install.start(), end));
            }
        }
        Matcher python = INLINE_PYTHON.matcher(text).region(from, to).useTransparentBounds(true);
        while (python.find()) {
            int close = text.indexOf(text.charAt(python.end()), python.end() + 1, to);
            found.add(new Span(python.start(), close < 0 ? to : close + 1));
        }
        found.sort(Comparator.comparingInt(Span::start));
        return found;
    }

    private static boolean isIn(String text, String what, int from, int to) {
        return text.indexOf(what, from, to) >= 0;
    }

    /** Package names and flags; a word of English, punctuation or a wide gap ends them. */
    private static int argumentsEnd(String text, int from, int to) {
        int end = from;
        int i = from;
        boolean first = true;
        while (i < to) {
            int start = i;
            while (start < to && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
                start++;
            }
            int stop = start;
            while (stop < to && !Character.isWhitespace(text.charAt(stop))) {
                stop++;
            }
            String word = text.substring(start, stop);
            String bare = word.replaceAll("[.,;:!?)\"'`]+$", "");
            boolean plain = PLAIN.matcher(bare).matches();
            if (bare.isEmpty()
                    || (!first && start - i > 1)
                    || Words.endsName(bare)
                    || !bare.matches("[\\w.,\\[\\]=<>~+:/@\"'-]+")
                    || (!first && plain && bare.length() < 3)) {
                return end;
            }
            end = start + bare.length();
            first = false;
            if (bare.length() < word.length()) {
                return end;
            }
            i = stop;
        }
        return end;
    }
}
