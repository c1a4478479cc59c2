package dev.assay.checkers.semantic;

import dev.assay.testkit.CheckerContract;

class SimilarityCheckerTest extends CheckerContract<SimilarityChecker> {}
