package dev.assay.checkers.code.java;

import dev.assay.testkit.CheckerContract;

class CallsCheckerTest extends CheckerContract<CallsChecker> {}
