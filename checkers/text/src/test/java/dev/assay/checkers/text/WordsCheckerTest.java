package dev.assay.checkers.text;

import dev.assay.testkit.CheckerContract;

class WordsCheckerTest extends CheckerContract<WordsChecker> {}
