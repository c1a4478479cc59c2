package dev.assay.bench.attacks;

/**
 * What an attack is made of: all that a learner could get hold of, and more.
 *
 * @param prompt the question
 * @param reference a right answer, which the attack takes its words from
 */
public record Target(String prompt, String reference) {}
