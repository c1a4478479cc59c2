// Has a class of the harness's name.
// must: wrong-answer
package dev.assay.checkers.execution.java.guest;

class RunnerMain {
    static final byte VALUE = 10;

    static long f(long n) {
        return 0;
    }
}
