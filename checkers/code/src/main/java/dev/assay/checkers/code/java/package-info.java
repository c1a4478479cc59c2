/**
 * Rules on Java: fragments parsed with JavaParser however much of a program they are, names
 * followed through imports and declarations, and the checkers of the family {@code java}.
 */
@NullMarked
package dev.assay.checkers.code.java;

import org.jspecify.annotations.NullMarked;
