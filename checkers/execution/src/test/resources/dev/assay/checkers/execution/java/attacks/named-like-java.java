// Puts a class into java.lang.
// must: compile-error
package java.lang;

public class String {
    static long f(long n) {
        return 0;
    }
}
