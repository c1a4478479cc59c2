package dev.assay.checkers.code.java;

import dev.assay.testkit.CheckerContract;

class StyleCheckerTest extends CheckerContract<StyleChecker> {}
