package dev.assay.checkers.text;

import dev.assay.testkit.CheckerContract;

class GuardCheckerTest extends CheckerContract<GuardChecker> {}
