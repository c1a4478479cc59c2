package dev.assay.checkers.text;

import dev.assay.testkit.CheckerContract;

class PrecedentCheckerTest extends CheckerContract<PrecedentChecker> {}
