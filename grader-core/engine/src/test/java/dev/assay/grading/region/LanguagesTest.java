package dev.assay.grading.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.assay.spi.Answer;
import dev.assay.spi.AnswerKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language code is in that nobody names one for. */
class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c          | #include <stdio.h>\\nint main(void) { puts(\"7\"); }",
                "c          | # include <stdio.h>\\nvoid f(int n) {\\n  printf(\"%d\", n);\\n}",
                "c          | #include \"list.h\"\\n"
                        + "\\n"
                        + "int length(struct list *l) {\\n"
                        + "  return 0;\\n"
                        + "}",
                "c          | int main() {\\n  printf(\"%d\\\\n\", 7);\\n  return 0;\\n}",
                "c++        | #include <iostream>\\nint main() { std::cout << 7; }",
                "c++        | #include <bits/stdc++.h>\\nusing namespace std;\\nint main() {}",
                "c++        | int main() {\\n  int n;\\n  cin >> n;\\n  cout << n;\\n}",
                "javascript | console.log(7)",
                "javascript | const fs = require('fs');\\nlet n = +fs.readFileSync(0);",
                "javascript | import fs from 'fs'\\nconsole.log(fs.readFileSync(0, 'utf8'))",
                "javascript | function add(a, b) {\\n  return a + b;\\n}",
                "javascript | const double = xs => xs.map(x => 2 * x);",
                "javascript | process.stdin.on('data', d => process.stdout.write(d))",
                "java       | System.out.println(\"console.log(7)\");\\nint x = 3;",
                "java       | import java.util.*;\\nvar xs = List.of(1);\\n// a === b",
                "java       | class A {\\n  static void main(String[] a) {\\n  }\\n}",
                "python     | # include \"words.txt\"\\n"
                        + "for line in open('words.txt'):\\n"
                        + "    print(line)",
                "python     | # include <x>\\ndef f(x):\\n    return x",
                "python     | import subprocess\\nprocess = subprocess.Popen('ls')\\n"
                        + "print(process.stdout.read())",
                "python     | from rich.console import Console\\nconsole = Console()\\n"
                        + "console.log(\"hello\")",
                "python     | let x = torch.rand(3)",
                "java       | public int max(int a, int b) {\\n  // a > b => a\\n"
                        + "  return a > b ? a : b;\\n}",
                "''         | from torch.utils.cpp_extension import load_inline\\n"
                        + "source = \"\"\"\\n#include <torch/extension.h>\\n"
                        + "torch::Tensor f(torch::Tensor x) {\\n  return x;\\n}\\n\"\"\"\\n"
                        + "m = load_inline(name=\"m\", cpp_sources=[source])",
                "''         | cfg = {\\n  \"lr\": 0.1,\\n}\\nprint(\"lr =>\", 1)",
                "''         | let x = model(y)",
                "''         | # a function (of x) {to be found}\\nd = {\\n  'a': 1\\n}",
                "''         | # ===== a => b =====\\nd = {\\n  'a': 1\\n}",
            })
    void isGuessedByWhatTheOthersDoNotHave(String language, String code) {
        assertEquals(language, Languages.guess(code.translateEscapes()).orElse(""));
    }

    @Test
    void noCodeMakesItSlow() {
        for (String filler : List.of(" ", "\n", "\t", "function ", "x ", "import x ", "`", "#")) {
            String code = "x();\nfunction" + filler.repeat(20_000) + "x y";
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Languages.guess(code), filler);
        }
    }

    @Test
    void isTheOneThatAFenceNames() {
        assertEquals(
                "python", guessed("```python\n# include \"x\"\nprocess.stdout.write(f(1));\n```"));
        assertEquals("java", guessed("```java\nconsole.log(7);\n```"));
    }

    private static String guessed(String answer) {
        return Regions.find(Answer.of(answer), AnswerKind.parse("mixed")).stream()
                .flatMap(region -> region.language().stream())
                .distinct()
                .reduce("", (all, each) -> all + each);
    }
}
