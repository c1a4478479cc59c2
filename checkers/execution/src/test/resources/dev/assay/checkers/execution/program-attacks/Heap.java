// All the memory there is.
// must: memory-limit, time-limit
import java.util.*;
public class Heap { public static void main(String[] a) { List<long[]> all = new ArrayList<>(); while (true) all.add(new long[1 << 20]); } }
