/** What cases of an answer came to, said to learners as far as the author allows and to graders. */
@NullMarked
package dev.assay.checkers.execution.cases;

import org.jspecify.annotations.NullMarked;
