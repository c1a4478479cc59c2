package dev.assay.checkers.code.java;

import dev.assay.testkit.CheckerContract;

class DefinesCheckerTest extends CheckerContract<DefinesChecker> {}
