package dev.assay.checkers.code.java;

import dev.assay.testkit.CheckerContract;

class ForbidsCheckerTest extends CheckerContract<ForbidsChecker> {}
