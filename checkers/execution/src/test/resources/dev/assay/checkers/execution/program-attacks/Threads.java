// Threads that never end.
// must: time-limit, memory-limit, runtime-error
public class Threads { public static void main(String[] a) { while (true) new Thread(() -> { while (true); }).start(); } }
