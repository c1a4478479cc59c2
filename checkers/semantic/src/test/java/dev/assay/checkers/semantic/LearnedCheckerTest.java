package dev.assay.checkers.semantic;

import dev.assay.testkit.CheckerContract;

class LearnedCheckerTest extends CheckerContract<LearnedChecker> {}
