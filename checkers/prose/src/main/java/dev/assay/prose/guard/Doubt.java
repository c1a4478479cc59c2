package dev.assay.prose.guard;

/**
 * Why a human should look.
 *
 * @param reason a short phrase for graders
 * @param file the path of the answer's file
 * @param start UTF-16 offset of what raised it, inclusive
 * @param end exclusive
 */
public record Doubt(String reason, String file, int start, int end) {}
