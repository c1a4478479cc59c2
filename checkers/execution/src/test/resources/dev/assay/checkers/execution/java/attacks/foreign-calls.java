// Calls the system itself.
// must: wrong-answer, runtime-error
long f(long n) throws Exception {
    var linker = java.lang.foreign.Linker.nativeLinker();
    var found = linker.defaultLookup().find("unshare").orElseThrow();
    var call = linker.downcallHandle(found,
            java.lang.foreign.FunctionDescriptor.of(java.lang.foreign.ValueLayout.JAVA_INT, java.lang.foreign.ValueLayout.JAVA_INT));
    try {
        if ((int) call.invoke(0x10000000) == 0) {
            System.out.println("ESCAPED: a namespace of its own");
        }
    } catch (Throwable e) {
        // as it should be
    }
    return 0;
}
