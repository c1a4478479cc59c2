package dev.assay.checkers.code.python;

import dev.assay.testkit.CheckerContract;

class ApiCheckerTest extends CheckerContract<ApiChecker> {}
