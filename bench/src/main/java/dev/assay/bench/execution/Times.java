package dev.assay.bench.execution;

import java.util.Arrays;

/**
 * How long some answers took.
 *
 * @param millis of each, in ascending order
 * @param seconds of all, side by side
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Times(double[] millis, double seconds) {

    Times {
        millis = millis.clone();
        Arrays.sort(millis);
    }

    double median() {
        return millis[millis.length / 2];
    }

    double p99() {
        return millis[Math.min(millis.length - 1, (int) Math.floor(millis.length * 0.99))];
    }

    double perSecond() {
        return millis.length / seconds;
    }
}
