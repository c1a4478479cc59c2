package dev.assay.checkers.code.java;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the JDK's own classes are called and have, as far as fragments take them for granted. */
final class JavaTypes {

    private static final int LONGEST = 200;

    private static final Map<String, String> USUAL = usual();

    private JavaTypes() {}

    private static Map<String, String> usual() {
        Map<String, String> names = new HashMap<>();
        put(
                names,
                "java.lang",
                "Object String Math Integer Long Double Float Short Byte Character Boolean Number"
                    + " StringBuilder StringBuffer System Thread Runnable Iterable Comparable"
                    + " Exception RuntimeException Error Throwable IllegalArgumentException"
                    + " IllegalStateException NullPointerException IndexOutOfBoundsException"
                    + " ArithmeticException CloneNotSupportedException InterruptedException"
                    + " NumberFormatException UnsupportedOperationException Class Record Enum"
                    + " AutoCloseable CharSequence Process ProcessBuilder Runtime ThreadLocal Void"
                    + " StrictMath Cloneable IO ScopedValue");
        put(
                names,
                "java.util",
                "List ArrayList LinkedList Map HashMap TreeMap LinkedHashMap Set HashSet TreeSet"
                    + " LinkedHashSet Queue Deque ArrayDeque PriorityQueue Stack Vector Collection"
                    + " Collections Arrays Iterator ListIterator Optional OptionalInt"
                    + " OptionalDouble Scanner Random Objects Comparator StringJoiner UUID Date"
                    + " Calendar Locale Properties BitSet EnumMap EnumSet SortedMap SortedSet"
                    + " NavigableMap NoSuchElementException ConcurrentModificationException"
                    + " StringTokenizer Hashtable WeakHashMap IdentityHashMap SequencedCollection"
                    + " SequencedMap Formatter Timer HexFormat");
        put(
                names,
                "java.util.stream",
                "Stream IntStream LongStream DoubleStream Collectors Collector StreamSupport"
                        + " Gatherers");
        put(
                names,
                "java.util.function",
                "Function BiFunction Supplier Consumer BiConsumer Predicate BiPredicate"
                        + " UnaryOperator BinaryOperator IntFunction IntPredicate IntUnaryOperator"
                        + " IntBinaryOperator ToIntFunction ToDoubleFunction");
        put(
                names,
                "java.util.concurrent",
                "ExecutorService Executors Executor Future CompletableFuture ConcurrentHashMap"
                    + " CountDownLatch CyclicBarrier Semaphore TimeUnit Callable BlockingQueue"
                    + " LinkedBlockingQueue ArrayBlockingQueue CopyOnWriteArrayList ForkJoinPool"
                    + " RecursiveTask ThreadLocalRandom ConcurrentMap ThreadPoolExecutor"
                    + " ScheduledExecutorService StructuredTaskScope");
        put(
                names,
                "java.util.concurrent.atomic",
                "AtomicInteger AtomicLong AtomicBoolean LongAdder");
        put(names, "java.util.concurrent.locks", "Lock ReentrantLock ReadWriteLock Condition");
        put(names, "java.util.regex", "Pattern Matcher");
        put(
                names,
                "java.io",
                "File FileReader FileWriter BufferedReader BufferedWriter InputStream OutputStream"
                        + " InputStreamReader PrintStream PrintWriter IOException Reader Writer"
                        + " FileInputStream FileOutputStream ObjectInputStream ObjectOutputStream"
                        + " Serializable UncheckedIOException ByteArrayOutputStream"
                        + " ByteArrayInputStream FileNotFoundException");
        put(names, "java.nio.file", "Files Path Paths StandardOpenOption");
        put(names, "java.nio.charset", "StandardCharsets Charset");
        put(names, "java.math", "BigDecimal BigInteger RoundingMode MathContext");
        put(
                names,
                "java.time",
                "LocalDate LocalTime LocalDateTime Instant Duration Period ZonedDateTime ZoneId");
        put(names, "java.time.format", "DateTimeFormatter");
        return Map.copyOf(names);
    }

    private static void put(Map<String, String> names, String in, String simple) {
        for (String name : simple.split(" ", -1)) {
            names.put(name, in + "." + name);
        }
    }

    /** The full name of a class that is usually meant by a simple one; empty when there is none. */
    static Optional<String> usually(String simple) {
        return Optional.ofNullable(USUAL.get(simple));
    }

    /**
     * A class name as patterns have it, written out: {@code List} is {@code java.util.List}; of
     * {@code System.out} the class is.
     */
    static String canonical(String written) {
        int dot = written.indexOf('.');
        String first = dot < 0 ? written : written.substring(0, dot);
        return USUAL.getOrDefault(first, first) + written.substring(first.length());
    }

    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** A class of the JDK; empty for all others. Nothing of it is run. */
    static Optional<Class<?>> jdk(String name) {
        if (!name.startsWith("java.") || name.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException | LinkageError none) {
            return Optional.empty();
        }
    }

    /** Whether a class has a public method or field of that name. */
    static boolean has(Class<?> type, String name) {
        return Arrays.stream(type.getMethods()).anyMatch(one -> one.getName().equals(name))
                || Arrays.stream(type.getFields()).anyMatch(one -> one.getName().equals(name));
    }

    /** Whether a class has methods of that name and all are static. */
    static boolean isStatic(Class<?> type, String method) {
        boolean found = false;
        for (Method one : type.getMethods()) {
            if (one.getName().equals(method)) {
                if (!Modifier.isStatic(one.getModifiers())) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** The class that all methods of that name return; empty when they differ or don't say. */
    static String returned(String type, String method) {
        String returned = "";
        for (Method one : jdk(type).map(Class::getMethods).orElse(new Method[0])) {
            if (one.getName().equals(method) && !one.isBridge()) {
                String name = one.getReturnType().getName();
                boolean says =
                        !one.getReturnType().isArray()
                                && !(one.getGenericReturnType() instanceof TypeVariable<?>);
                if (!says || !(returned.isEmpty() || returned.equals(name))) {
                    return "";
                }
                returned = name;
            }
        }
        return returned;
    }

    /** The class of a public field, such as {@code System.out}; empty when there is none. */
    static String field(String type, String name) {
        for (Field field : jdk(type).map(Class::getFields).orElse(new Field[0])) {
            if (field.getName().equals(name)) {
                return field.getType().getName();
            }
        }
        return "";
    }

    /** Whether a value of the one class may be one of the other. */
    static boolean related(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Optional<Class<?>> first = jdk(one);
        Optional<Class<?>> second = jdk(other);
        return first.isPresent()
                && second.isPresent()
                && (first.get().isAssignableFrom(second.get())
                        || second.get().isAssignableFrom(first.get()));
    }
}
