package dev.assay.checkers.code.java;

import dev.assay.testkit.CheckerContract;

class StructureCheckerTest extends CheckerContract<StructureChecker> {}
