package dev.assay.checkers.text.pattern;

/**
 * A word of an answer.
 *
 * @param file the path of its file
 * @param start UTF-16 offset into the file's text, inclusive
 * @param end exclusive; punctuation that ends a sentence is outside
 * @param text as patterns are compared with it
 * @param raw the same with the punctuation that ends the sentence behind it
 * @param sentence the number of its sentence, from 0
 */
public record Word(String file, int start, int end, String text, String raw, int sentence) {}
