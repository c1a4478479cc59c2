package dev.assay.testkit;

import dev.assay.testkit.sample.LengthChecker;

class LengthCheckerTest extends CheckerContract<LengthChecker> {}
