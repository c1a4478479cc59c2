package dev.assay.checkers.code;

import dev.assay.spi.InvalidConfigException;
import java.util.Optional;

/**
 * How a pattern names a set of equivalents: {@code $random-tensor}, or with what is the same for
 * all of its calls, {@code $random-tensor(3, 3)}.
 *
 * <p>In a set {@code @} says where those arguments go: {@code torch.randint(size=(@), ...)}. A call
 * without {@code @} and without parentheses gets them behind its name. Used without arguments, a
 * set asks for the names alone.
 *
 * @param name of the set
 * @param arguments as written between the parentheses; empty when there are none
 */
record SetUse(String name, Optional<String> arguments) {

    private static final char PLACE = '@';

    static SetUse read(String path, String written) throws InvalidConfigException {
        int open = written.indexOf('(');
        if (open < 0) {
            return new SetUse(written.substring(1).strip(), Optional.empty());
        }
        String rest = written.substring(open + 1).strip();
        if (!rest.endsWith(")")) {
            throw new InvalidConfigException(
                    path, "'" + written + "' is not closed", "close it by ')'");
        }
        return new SetUse(
                written.substring(1, open).strip(),
                Optional.of(rest.substring(0, rest.length() - 1).strip()));
    }

    /** Where the use of a set ends that begins at a {@code $} among a call's arguments. */
    static int end(String written, int from) {
        int at = from + 1;
        while (at < written.length()
                && (Character.isLetterOrDigit(written.charAt(at))
                        || "-_".indexOf(written.charAt(at)) >= 0)) {
            at++;
        }
        if (at >= written.length() || written.charAt(at) != '(') {
            return at;
        }
        int depth = 0;
        do {
            depth += written.charAt(at) == '(' ? 1 : written.charAt(at) == ')' ? -1 : 0;
            at++;
        } while (depth > 0 && at < written.length());
        return at;
    }

    /** One of the set's calls, as it is meant here. */
    String of(String call) {
        if (call.startsWith("$")) {
            return call.indexOf('(') < 0 && arguments.isPresent()
                    ? call + "(" + arguments.get() + ")"
                    : call;
        }
        if (arguments.isEmpty()) {
            return call.indexOf(PLACE) < 0 ? call : withoutArguments(call);
        }
        if (call.indexOf('(') < 0) {
            return call + "(" + arguments.get() + ", ...)";
        }
        return call.replace(String.valueOf(PLACE), arguments.get());
    }

    /** The names: {@code torch.empty(@).uniform_(...)} is {@code torch.empty().uniform_}. */
    private static String withoutArguments(String call) {
        StringBuilder names = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < call.length(); i++) {
            char c = call.charAt(i);
            if (c == '(' && depth++ == 0) {
                names.append("()");
            } else if (c == ')') {
                depth--;
            } else if (depth == 0) {
                names.append(c);
            }
        }
        String written = names.toString();
        return written.endsWith("()") ? written.substring(0, written.length() - 2) : written;
    }
}
