package dev.assay.checkers.text;

import dev.assay.testkit.CheckerContract;

class NumericCheckerTest extends CheckerContract<NumericChecker> {}
