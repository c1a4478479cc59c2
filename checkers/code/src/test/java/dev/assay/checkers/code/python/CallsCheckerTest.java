package dev.assay.checkers.code.python;

import dev.assay.testkit.CheckerContract;

class CallsCheckerTest extends CheckerContract<CallsChecker> {}
