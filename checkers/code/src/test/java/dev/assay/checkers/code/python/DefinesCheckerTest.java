package dev.assay.checkers.code.python;

import dev.assay.testkit.CheckerContract;

class DefinesCheckerTest extends CheckerContract<DefinesChecker> {}
