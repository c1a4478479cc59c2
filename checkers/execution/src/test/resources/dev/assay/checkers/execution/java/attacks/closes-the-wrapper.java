// Closes the class that is put around it.
// must: wrong-answer, compile-error
long f(long n) { return 0; } }
class Other { static { System.exit(0); }
