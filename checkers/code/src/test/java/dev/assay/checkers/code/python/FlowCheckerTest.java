package dev.assay.checkers.code.python;

import dev.assay.testkit.CheckerContract;

class FlowCheckerTest extends CheckerContract<FlowChecker> {}
