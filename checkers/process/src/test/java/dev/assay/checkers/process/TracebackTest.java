package dev.assay.checkers.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What interpreters write when a program ends badly. */
class TracebackTest {

    private static final List<String> FILES =
            List.of("files/check.py", "files/util.py", "files/check.js", "files/check.sh", "a.rb");

    private static void at(String place, String errors) {
        assertEquals(Optional.of(place), Traceback.place(errors, FILES), errors);
    }

    @Test
    void pythonsInnermostLineOfTheAuthorsIsNamed() {
        String errors =
                """
                Traceback (most recent call last):
                  File "/box/files/check.py", line 12, in <module>
                    main()
                  File "/box/files/util.py", line 3, in words
                    json.loads(text)
                  File "/usr/lib/python3.11/json/decoder.py", line 355, in raw_decode
                    raise JSONDecodeError("Expecting value", s, err.value) from None
                json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)
                """;
        at("files/util.py, line 3", errors);
        assertEquals(
                "json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
                Traceback.lastLine(errors));
        at("files/check.py, line 2", "  File \"/box/./files/check.py\", line 2\n    if:\n      ^");
    }

    @Test
    void othersNameTheInnermostFirst() {
        at(
                "files/check.js, line 3",
                """
                /box/files/check.js:3
                    throw new Error("no");
                    ^

                Error: no
                    at inner (/box/files/check.js:3:11)
                    at Object.<anonymous> (/box/files/check.js:9:1)
                """);
        at("files/check.sh, line 4", "files/check.sh: 4: jq: not found");
        at("files/check.sh, line 4", "./files/check.sh: line 4: jq: command not found");
        at("a.rb, line 7", "a.rb:7:in `<main>': no (RuntimeError)");
    }

    @Test
    void whereNoLineOfTheAuthorsStandsNoneIsNamed() {
        assertEquals(Optional.empty(), Traceback.place("Killed", FILES));
        assertEquals(Optional.empty(), Traceback.place("my-files/check.py:3", FILES));
        assertEquals(Optional.empty(), Traceback.place("files/check.py:3", List.of()));
        assertEquals("", Traceback.lastLine(" \n"));
    }

    @Test
    void whatIsTooLongKeepsItsEndFromTheBeginningOfALine() {
        assertEquals("short", Traceback.end("  short\n"));
        String errors = "line\n".repeat(1_000) + "the last";
        String end = Traceback.end(errors);
        assertTrue(end.startsWith("…line\n") && end.endsWith("line\nthe last"), end);
        assertTrue(end.length() > 490 && end.length() <= 500, end);
        String oneLine = Traceback.end("\ud83d\ude00".repeat(400));
        assertEquals("…" + "\ud83d\ude00".repeat(249), oneLine);
    }
}
