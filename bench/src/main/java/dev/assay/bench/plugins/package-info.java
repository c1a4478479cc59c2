/** What replacing jars costs while answers are graded: run by {@code bench/plugins}. */
@NullMarked
package dev.assay.bench.plugins;

import org.jspecify.annotations.NullMarked;
