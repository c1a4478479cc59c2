/** How long answers take that are run, beside other ways of running them. */
@NullMarked
package dev.assay.bench.execution;

import org.jspecify.annotations.NullMarked;
