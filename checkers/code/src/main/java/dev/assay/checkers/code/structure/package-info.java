/**
 * The pattern language: code with holes, matched against trees in which a language's spellings of
 * the same thing are one. The trees, the patterns and the matching are the same for all languages;
 * what a language has of its own stands in its {@link dev.assay.checkers.code.structure.FrontEnd}.
 */
@NullMarked
package dev.assay.checkers.code.structure;

import org.jspecify.annotations.NullMarked;
