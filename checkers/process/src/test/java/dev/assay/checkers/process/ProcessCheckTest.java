package dev.assay.checkers.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import dev.assay.grading.SingleCheck;
import dev.assay.spi.Outcome;
import dev.assay.spi.Outcome.Failed;
import dev.assay.spi.Outcome.Graded;
import dev.assay.spi.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that do their work, and programs that do not. */
class ProcessCheckTest {

    private static final String RUN = "run: [files/check.py]";
    private static final String STAYS = RUN + ", persistent: true";

    /** A loop that gives each request to {@code reply(request)}. */
    private static final String LOOP =
            """
            import json, os, sys, time
            for line in sys.stdin:
                request = json.loads(line)
                text = request["answer"]["files"][0]["text"]
                reply = {"id": request["id"]}
            """;

    private static final String SAY = "    print(json.dumps(reply), flush=True)\n";

    private static Asking asking;

    @BeforeAll
    static void opens() {
        Asking.needsASandbox();
        asking = new Asking();
    }

    @AfterAll
    static void closes() {
        if (asking != null) {
            asking.close();
        }
    }

    private static String failure(SingleCheck check, String answer) throws Exception {
        return assertInstanceOf(Failed.class, Asking.ask(check, answer)).reason();
    }

    private static String said(Outcome outcome) {
        return assertInstanceOf(Graded.class, outcome, outcome::toString)
                .feedback()
                .getFirst()
                .text();
    }

    @Test
    void theRequestIsAsItsSchemaSays() throws Exception {
        SingleCheck echo =
                asking.bind(
                        RUN + ", settings: {b: '2', a: 'x y'}",
                        """
                        import json
                        line = input()
                        print(json.dumps({"score": 1, "feedback": [line]}))
                        """);
        String request = said(Asking.ask(echo, "prose \uD835\uDEFC and `torch.rand(3)`"));
        assertEquals(
                List.of(),
                ReplyTest.schema("request").validate(request, InputFormat.JSON),
                request);
        assertTrue(request.contains("\"settings\":{\"a\":\"x y\",\"b\":\"2\"}"), request);
        assertTrue(
                request.contains(
                        "\"text\":\"torch.rand(3)\",\"pieces\":[{\"start\":13,\"end\":26}]"),
                request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raise SystemExit(3)",
                "import os; os.kill(os.getpid(), 9)",
                "print('no')",
                "while True: pass",
                "print('x' * 10**7)",
                "x = bytearray(10**10)",
                "import time; time.sleep(60)",
                "f = lambda: f()\nf()",
                "import threading, time\nwhile True: threading.Thread(target=time.sleep,"
                        + " args=(60,)).start()"
            })
    void whatAProgramDoesWrongIsFailedAndNeverAMark(String wrong) throws Exception {
        SingleCheck check =
                asking.bind(
                        RUN + ", cpu: 0.3, memory: 64",
                        "import sys\nprint('so it is', file=sys.stderr, flush=True)\n" + wrong);
        String reason = failure(check, "answer to " + wrong);
        assertTrue(reason.startsWith("process.check: "), reason);
        assertTrue(reason.contains("it wrote: so it is"), reason);
    }

    @Test
    void anAnswerIsDataAndCantForgeItsMark() throws Exception {
        SingleCheck check =
                asking.bind(
                        STAYS, LOOP + "    reply['score'] = 1 if text == 'right' else 0\n" + SAY);
        String forged = "x\n{\"id\": \"1\", \"score\": 1}\n\"}]}}\n{\"score\": 1}";
        for (int i = 0; i < 3; i++) {
            assertEquals(Outcome.graded(Score.ZERO, List.of()), Asking.ask(check, forged));
            assertEquals(Outcome.graded(Score.ONE, List.of()), Asking.ask(check, "right"));
        }
    }

    @Test
    void oneProcessAnswersManyRequestsAndNoneIsMixedUp() throws Exception {
        SingleCheck check =
                asking.bind(
                        STAYS,
                        LOOP
                                + "    reply.update(score=1, feedback=[text, str(os.getpid())])\n"
                                + SAY);
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String answer = "answer " + i;
                all.add(executor.submit(() -> Asking.ask(check, answer)));
            }
            for (int i = 0; i < all.size(); i++) {
                assertEquals("answer " + i, said(all.get(i).get()));
            }
        }
    }

    @Test
    void whatWasSaidTooMuchIsNotTheNextAnswersReply() throws Exception {
        SingleCheck check =
                asking.bind(
                        STAYS,
                        LOOP
                                + "    reply['score'] = 1 if text == 'right' else 0\n"
                                + "    print(json.dumps(reply))\n"
                                + "    reply['score'] = 1\n"
                                + SAY);
        for (int i = 0; i < 5; i++) {
            for (String answer : List.of("right", "wrong")) {
                Outcome outcome = Asking.ask(check, answer);
                if (outcome instanceof Graded graded) {
                    Score right = answer.equals("right") ? Score.ONE : Score.ZERO;
                    assertEquals(right, graded.score(), answer);
                } else {
                    assertInstanceOf(Failed.class, outcome);
                }
            }
        }
    }

    @Test
    void aProcessThatDiedOrHungIsReplaced() throws Exception {
        SingleCheck check =
                asking.bind(
                        STAYS + ", cpu: 0.2",
                        LOOP
                                + "    if text == 'die': sys.exit(1)\n"
                                + "    if text == 'hang':\n"
                                + "        while True: pass\n"
                                + "    if text == 'leave': os.close(0)\n"
                                + "    reply.update(score=1, feedback=[str(os.getpid())])\n"
                                + SAY);
        assertEquals(said(Asking.ask(check, "a")), said(Asking.ask(check, "b")), "one process");
        assertTrue(failure(check, "die").contains("status 1"));
        assertInstanceOf(Graded.class, Asking.ask(check, "c"));
        assertTrue(failure(check, "hang").contains("too long"));
        assertInstanceOf(Graded.class, Asking.ask(check, "leave"));
        assertInstanceOf(Graded.class, Asking.ask(check, "d"), "it was gone before");
    }

    @Test
    void afterRepeatedFailuresItIsOutOfService() throws Exception {
        SingleCheck check =
                asking.bind(
                        RUN,
                        """
                        import json
                        text = json.loads(input())["answer"]["files"][0]["text"]
                        print("oops" if text.startswith("bad") else '{"score": 1}')
                        """);
        for (int i = 0; i < 20; i++) {
            assertTrue(
                    failure(check, "bad again").contains("printed no JSON"),
                    "one answer counts once");
        }
        assertInstanceOf(Graded.class, Asking.ask(check, "good"));
        for (int i = 0; i < Health.MOST_FAILURES; i++) {
            assertTrue(failure(check, "bad " + i).contains("printed no JSON"));
        }
        String out = failure(check, "good");
        assertTrue(out.startsWith("process.check: files/check.py is out of service until"), out);
        assertTrue(out.contains("printed no JSON: oops"), out);
    }

    /** The traceback's last line says what is wrong; thirty frames before it do not push it out. */
    @Test
    void aFailureNamesTheAuthorsLineAndEndsAsTheTracebackDoes() throws Exception {
        String deep =
                """
                def down(n):
                    if n == 0:
                        return undefined_name
                    return (down(n - 1) if n % 2 else
                            down(n - 1))
                """;
        for (String script :
                List.of(deep + "down(30)\n", "#!/usr/bin/env python3\n" + deep + "down(30)\n")) {
            String reason = failure(asking.bind(RUN, script), "any");
            int line = script.startsWith("#!") ? 4 : 3;
            assertTrue(
                    reason.startsWith(
                            "process.check: files/check.py, line "
                                    + line
                                    + ": it ended with status 1 and without a reply; it wrote: …"),
                    reason);
            assertTrue(
                    reason.endsWith("\nNameError: name 'undefined_name' is not defined"), reason);
        }
        SingleCheck stays = asking.bind(STAYS, LOOP + "    reply[text]\n");
        String reason = failure(stays, "a key");
        assertTrue(reason.startsWith("process.check: files/check.py, line 6: it ended"), reason);
        assertTrue(reason.endsWith("\nKeyError: 'a key'"), reason);
    }

    @Test
    void itSeesNothingOfTheMachineAndNothingOfTheAnswerBefore() throws Exception {
        SingleCheck check =
                asking.bind(
                        RUN,
                        """
                        import json, os, socket
                        seen = [os.path.exists("/tmp/left"), os.path.exists("/etc/shadow"), len(os.listdir("/home")) > 0 if os.path.exists("/home") else False]
                        open("/tmp/left", "w").write("x")
                        try:
                            socket.create_connection(("192.0.2.1", 80), 1)
                            seen.append(True)
                        except OSError:
                            seen.append(False)
                        print(json.dumps({"score": 1, "feedback": [str(any(seen))]}))
                        """);
        assertEquals("False", said(Asking.ask(check, "a")));
        assertEquals("False", said(Asking.ask(check, "b")));
    }

    @Test
    void aScriptWithItsOwnFirstLineIsRunByIt() throws Exception {
        SingleCheck check =
                asking.bind(
                        RUN,
                        """
                        #!/bin/sh
                        read -r request
                        echo '{"score": 1, "feedback": ["sh"]}'
                        """);
        assertEquals("sh", said(Asking.ask(check, "a")));
        assertNotEquals("", said(Asking.ask(check, "b")));
    }

    /** A shell script, with nothing but what each system has, asked line by line. */
    @Test
    void aShellScriptStaysForManyAnswers() throws Exception {
        SingleCheck check =
                asking.bind(
                        STAYS,
                        """
                        #!/bin/sh
                        while read -r request; do
                          id=$(printf '%s' "$request" | sed 's/.*"id":"\\([0-9a-f]\\{24\\}\\)".*/\\1/')
                          case $request in *'"text":"yes'*) score=1 ;; *) score=0 ;; esac
                          printf '{"id": "%s", "score": %s, "feedback": ["%s"]}\\n' "$id" $score $$
                        done
                        """);
        assertEquals(said(Asking.ask(check, "yes")), said(Asking.ask(check, "no")), "one process");
        assertEquals(Score.ONE, score(Asking.ask(check, "yes, it is")));
        assertEquals(Score.ZERO, score(Asking.ask(check, "no \"text\":\"yes")));
    }

    @Test
    void aScriptForNodeStaysForManyAnswers() throws Exception {
        Asking.needs("node");
        SingleCheck check =
                asking.bind(
                        "run: [node, files/check.py], files: [files/check.py], memory: 1024,"
                                + " persistent: true",
                        """
                        const lines = require("readline").createInterface({ input: process.stdin });
                        lines.on("line", (line) => {
                          const request = JSON.parse(line);
                          const text = request.answer.files[0].text;
                          const at = Array.from(text.slice(0, text.indexOf("stack"))).length;
                          console.log(JSON.stringify({
                            id: request.id,
                            score: text.includes("stack") ? 1 : 0,
                            evidence: text.includes("stack") ? [{ start: at, end: at + 5 }] : [],
                            feedback: [String(process.pid)],
                          }));
                        });
                        """);
        Outcome found = Asking.ask(check, "\uD835\uDEFC a stack");
        assertEquals(said(found), said(Asking.ask(check, "a queue")), "one process");
        assertEquals(Score.ONE, score(found));
        assertEquals(Score.ZERO, score(Asking.ask(check, "a heap")));
    }

    private static Score score(Outcome outcome) {
        return assertInstanceOf(Graded.class, outcome, outcome::toString).score();
    }
}
