package dev.assay.checkers.text;

import dev.assay.testkit.CheckerContract;

class PatternCheckerTest extends CheckerContract<PatternChecker> {}
