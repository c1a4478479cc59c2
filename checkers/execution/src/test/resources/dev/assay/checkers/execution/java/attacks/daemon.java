// Leaves a process that is its own master.
// must: wrong-answer
long f(long n) throws Exception {
    new ProcessBuilder("setsid", "sh", "-c", "sleep 1000 & disown; sleep 1000").start();
    return 0;
}
