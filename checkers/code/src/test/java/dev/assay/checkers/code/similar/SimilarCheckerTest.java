package dev.assay.checkers.code.similar;

import dev.assay.testkit.CheckerContract;

class SimilarCheckerTest extends CheckerContract<SimilarChecker> {}
