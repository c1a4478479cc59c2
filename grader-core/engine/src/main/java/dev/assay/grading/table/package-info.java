/**
 * A checker's table of examples: its model, its reader, and what runs its rows. Test-kit, the
 * generated pages and the self-test of a program use the same.
 */
@NullMarked
package dev.assay.grading.table;

import org.jspecify.annotations.NullMarked;
