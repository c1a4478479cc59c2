package dev.assay.checkers.text;

import dev.assay.testkit.CheckerContract;

class KeywordCheckerTest extends CheckerContract<KeywordChecker> {}
