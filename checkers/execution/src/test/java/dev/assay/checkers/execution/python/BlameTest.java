package dev.assay.checkers.execution.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.checkers.execution.sandbox.Sandboxes;
import dev.assay.spi.Outcome;
import dev.assay.spi.Score;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not the answer's fault is no zero, and what can't be told is a human's to say. */
class BlameTest {

    private static final String CONFIG =
            "{fixture: 'x = torch.ones(2)', calls: [{call: y, value: [2, 2]}]}";

    private static Grading grading;

    @BeforeAll
    static void opens() throws Exception {
        Sandboxes.assume();
        grading = Grading.open();
    }

    @AfterAll
    static void closes() {
        if (grading != null) {
            grading.close();
        }
    }

    @Test
    void whatWasNotRunIsForAHuman() throws Exception {
        Outcome.Graded graded =
                (Outcome.Graded)
                        grading.grade(
                                "{runtime: plain, cpu: 0.3, calls: [{call: f(1), value: 1}, {call:"
                                        + " f(2), value: 2}, {call: f(3), value: 3}]}",
                                "def f(n):\n    while n < 3: pass\n    return n");
        assertEquals(0.5, graded.confidence().value());
        assertTrue(
                graded.feedback().toString().contains("one case was not run"),
                graded.feedback().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    y = einops.repeat(x, 'a -> a') * 2             | the runtime lacks the package einops
                    import pandas as pd; y = pd.Series(x * 2)      | the runtime lacks the package pandas
                    import bitarray; y = bitarray.bitarray(x) * 2  | the runtime lacks the package bitarray
                    import tourch; y = x * 2                       | -
                    y = torch.nonesuch_of_the_future.f(x)          | -
                    y = torch.cuda.get_device_properties(0).name   | the answer needs a GPU
                    y = torch.cuda.FloatTensor(2).fill_(2)         | the answer needs a GPU
                    """)
    void whatTheRuntimeLacksIsOurFault(String code, String reason) throws Exception {
        Outcome outcome = grading.grade(CONFIG, code);
        if (reason.equals("-")) {
            assertEquals(Score.ZERO, assertInstanceOf(Outcome.Graded.class, outcome).score());
            return;
        }
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
        assertTrue(failed.reason().contains(reason), failed.reason());
        assertFalse(failed.retryable());
    }

    /** As protobuf brings one, which PyTorch's companions need. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "; import sys, types; google = types.ModuleType(\"google\"); google.__path__ = [];"
                        + " sys.modules[\"google\"] = google"
            })
    void aNotebooksHostIsStoodInForBesideAPackageOfItsName(String real) throws Exception {
        String fixture = "x = torch.ones(2)";
        Outcome outcome =
                grading.grade(
                        CONFIG.replace(fixture, fixture + real),
                        "from google.colab import drive\ndrive.mount('/content')\ny = x * 2");
        assertEquals(Score.ONE, assertInstanceOf(Outcome.Graded.class, outcome).score());
    }

    @Test
    void aNameThatOnlyANewerPyTorchHasIsOurFault() throws Exception {
        String torch =
                grading.pythons()
                        .version(new Pythons.Which(Pythons.Kind.TORCH, Optional.empty()), "torch")
                        .orElseThrow();
        Outcome outcome = grading.grade(CONFIG, "y = torch.accelerator.current_accelerator()");
        assertEquals(
                Newer.reason("torch.accelerator", Optional.of(torch)).isPresent(),
                outcome instanceof Outcome.Failed(String reason, boolean isRetryable)
                        && reason.contains("runtime too old")
                        && !isRetryable,
                outcome.toString());
    }

    @Test
    void whereTheDeviceIsWhatIsAskedForOnlyAGpuCanTell() throws Exception {
        String onGpu = "{calls: [{call: y, value: [1, 1], device: cuda}]}";
        assertInstanceOf(Outcome.Failed.class, grading.grade(onGpu, "y = torch.ones(2).cuda()"));
        assertInstanceOf(Outcome.Graded.class, grading.grade(onGpu, "y = torch.ones(2)"));
    }

    @Test
    void aLimitThatTheQuestionDoesNotSetIsDoubtful() throws Exception {
        String endless = "while True:\n    pass\n";
        Outcome.Graded unsaid =
                assertInstanceOf(
                        Outcome.Graded.class,
                        grading.grade("{runtime: plain, calls: [{call: y, value: 1}]}", endless));
        assertTrue(unsaid.confidence().value() < 0.8, unsaid.toString());
        Outcome.Graded said =
                assertInstanceOf(
                        Outcome.Graded.class,
                        grading.grade(
                                "{runtime: plain, cpu: 0.3, calls: [{call: y, value: 1}]}",
                                endless));
        assertEquals(1, said.confidence().value());
    }

    @Test
    void aCallThatIsNoPythonIsTheAuthorsFault() throws Exception {
        String broken = "{calls: [{call: 'f(1', value: 2}]}";
        Outcome.Failed failed =
                assertInstanceOf(
                        Outcome.Failed.class, grading.grade(broken, "def f(x): return x + 1"));
        assertTrue(failed.reason().contains("the call 'f(1' is no Python"), failed.reason());
        assertFalse(failed.retryable());
    }

    @Test
    void anAnswerThatRaisesASyntaxErrorOnlyCostsItself() throws Exception {
        String sound = "{calls: [{call: f(1), value: 2}]}";
        String claims = "def f(x): raise SyntaxError('the call is no Python')";
        assertEquals(
                Score.ZERO,
                assertInstanceOf(Outcome.Graded.class, grading.grade(sound, claims)).score());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    def f(): pass         | value > 2               | raises TypeError
                    def f(): return 'abc' | value > 2               | raises TypeError
                    def f(): return 5     | value[0] > 2            | raises TypeError
                    def f(): return [5]   | value[1] > 2            | raises IndexError
                    def f(): return 0     | 1 / value < 2           | raises ZeroDivisionError
                    """)
    void aConditionThatDoesNotSuitAValueIsForAHuman(String code, String holds, String words)
            throws Exception {
        String config =
                "{runtime: plain, calls: [{call: f(), holds: '"
                        + holds
                        + "', show: call}, {call: 'len([f()])', value: 1}]}";
        Outcome.Graded graded = assertInstanceOf(Outcome.Graded.class, grading.grade(config, code));
        assertEquals(Score.of(0.5), graded.score());
        assertEquals(0.5, graded.confidence().value());
        assertTrue(
                graded.feedback().toString().contains("To be looked at: '" + holds + "' " + words),
                graded.feedback().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"valu > 2", "__import__('nonesuch').f(value)", "value >"})
    void aConditionThatWorksForNoValueIsTheAuthorsFault(String holds) throws Exception {
        String config = "{runtime: plain, calls: [{call: f(), holds: \"" + holds + "\"}]}";
        assertInstanceOf(Outcome.Failed.class, grading.grade(config, "def f(): return 3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    np.array([1, 2.5])                                | value: [1, 2.5], type: ndarray
                    np.float32(2.5)                                   | value: 2.5
                    np.arange(3)                                      | holds: value.sum() == 3
                    np.array_equal(np.random.rand(3), DRAWN)          | value: true
                    """)
    void whatAnAnswerImportsItselfIsReadAsWhereItWasThere(String value, String wanted)
            throws Exception {
        String config = "{runtime: plain, calls: [{call: f(), " + wanted + "}]}";
        String code = "import numpy as np\nDRAWN = np.random.rand(3)\ndef f(): return " + value;
        assertEquals(
                Score.ONE,
                assertInstanceOf(Outcome.Graded.class, grading.grade(config, code)).score(),
                () -> value);
    }
}
