package dev.assay.spi;

/** How long one check takes, and so on which lane it runs. */
public enum Cost {
    /** At most 20 ms (99th percentile) for an answer of 8 KiB and at most 1 s for one of 1 MB. */
    INSTANT,
    /** Anything longer: goes through bounded lanes and must obey interrupts and the deadline. */
    HEAVY
}
