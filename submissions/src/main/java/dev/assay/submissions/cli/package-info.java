/** The command line: what {@code assay} does before, and without, any server. */
@NullMarked
package dev.assay.submissions.cli;

import org.jspecify.annotations.NullMarked;
