package dev.assay.checkers.text;

import dev.assay.testkit.CheckerContract;

class RegexCheckerTest extends CheckerContract<RegexChecker> {}
