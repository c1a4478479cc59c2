// Ends whatever it may.
// must: runtime-error, wrong-answer
long f(long n) throws Exception {
    ProcessHandle.allProcesses().forEach(ProcessHandle::destroyForcibly);
    new ProcessBuilder("sh", "-c", "kill -9 1; kill -9 -1").start().waitFor();
    return 0;
}
