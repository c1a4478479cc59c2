/**
 * Rules on Python: parsing with tree-sitter (native, behind {@link
 * dev.assay.checkers.code.python.PythonParser}), names followed through imports and assignments,
 * and the checkers of the family {@code python}.
 */
@NullMarked
package dev.assay.checkers.code.python;

import org.jspecify.annotations.NullMarked;
