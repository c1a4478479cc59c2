package dev.assay.checkers.text;

import dev.assay.testkit.CheckerContract;

class ChoiceCheckerTest extends CheckerContract<ChoiceChecker> {}
