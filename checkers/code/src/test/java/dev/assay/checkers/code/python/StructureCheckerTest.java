package dev.assay.checkers.code.python;

import dev.assay.testkit.CheckerContract;

class StructureCheckerTest extends CheckerContract<StructureChecker> {}
