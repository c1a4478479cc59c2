// Attaches to its neighbours.
// must: wrong-answer
long f(long n) throws Exception {
    ProcessHandle.allProcesses()
            .filter(each -> each.pid() != ProcessHandle.current().pid() && each.pid() != 1)
            .forEach(each -> System.out.println("ESCAPED: sees " + each.pid()));
    return 0;
}
