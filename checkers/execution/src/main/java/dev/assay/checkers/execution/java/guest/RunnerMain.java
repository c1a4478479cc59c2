package dev.assay.checkers.execution.java.guest;

import dev.assay.checkers.execution.java.guest.Compiled.ClassFile;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Runs one answer: takes its classes, makes the author's calls of them one by one, and writes what
 * comes of each as data. All of this process is in the answer's hands; nothing that is secret is in
 * it, but for tests that an author chose to run in it.
 *
 * <p>Arguments: the file to write replies to, and the file that standard output goes to.
 */
public final class RunnerMain {

    /** A step that makes the process ready; a truth: for tests, too. */
    public static final byte WARM = 0;

    /** A step that takes classes. */
    public static final byte DEFINE = 1;

    /** A step that makes a call, with the answer's classes as they are or loaded anew. */
    public static final byte CALL = 2;

    /** A step that runs JUnit tests. */
    public static final byte TESTS = 3;

    /** What a call came to. */
    public static final byte VALUE = 10;

    /** A call that gives nothing. */
    public static final byte VOID = 11;

    /** A call that throws. */
    public static final byte RAISED = 12;

    /** What prints more than it may. */
    public static final byte TOO_MUCH_OUTPUT = 13;

    /** A step that was done. */
    public static final byte DONE = 14;

    /** The most bytes that a step may print. */
    public static final int MOST_OUTPUT = 64 << 10;

    /** As much as a JVM's main thread has on most machines, and as much again for kindness. */
    private static final long STACK = 16L << 20;

    private final OutputStream replies;
    private final RandomAccessFile printed;
    private final Printed out = new Printed();
    private List<ClassFile> answer = List.of();
    private AnswerLoader loader = new AnswerLoader();
    private String token = "";
    private long before;

    private RunnerMain(String replies, String printed) throws IOException {
        this.replies = new FileOutputStream(replies);
        this.printed = new RandomAccessFile(printed, "r");
    }

    /** Serves lines until there are no more. */
    public static void main(String[] arguments) throws Exception {
        RunnerMain runner = new RunnerMain(arguments[0], arguments[1]);
        System.setIn(InputStream.nullInputStream());
        System.setOut(
                new PrintStream(
                        new BufferedOutputStream(runner.out), true, StandardCharsets.UTF_8));
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new FileInputStream(FileDescriptor.in), StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            runner.step(line);
        }
    }

    /** Makes itself ready without anybody who asks. */
    static void train() throws Exception {
        Path file = Files.createTempFile("assay", ".out");
        try {
            new RunnerMain("/dev/null", file.toString()).warm(true);
        } finally {
            Files.delete(file);
        }
    }

    private void step(String line) throws Exception {
        try (DataInputStream in = Wire.open(line)) {
            token = Wire.text(in);
            before = printed.length();
            out.begin();
            switch (in.readByte()) {
                case WARM -> warm(in.readBoolean());
                case DEFINE -> define(in);
                case CALL -> call(in);
                case TESTS -> tests(in);
                default -> throw new IOException("a step that is not known");
            }
        }
    }

    private void define(DataInputStream in) throws IOException {
        answer = Wire.list(in, ClassFile::read);
        loader = new AnswerLoader();
        loader.add(answer);
        reply(body -> body.writeByte(DONE));
    }

    private void call(DataInputStream in) throws IOException, InterruptedException {
        String main = Wire.text(in);
        boolean isAnew = in.readBoolean();
        System.setIn(new ByteArrayInputStream(Wire.blob(in)));
        AnswerLoader used = isAnew ? new AnswerLoader() : loader;
        if (isAnew) {
            used.add(answer);
        }
        used.add(Wire.list(in, ClassFile::read));
        byte[][] result = new byte[1][];
        inMain(used, () -> result[0] = Wire.bytes(body -> call(main, used, body)));
        byte[] made = result[0];
        if (made == null) {
            Runtime.getRuntime().halt(4); // it took more memory than was left to say so
            return;
        }
        reply(body -> body.write(made));
    }

    /** What may fail in any way. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** In a thread as an answer's own main thread would be. */
    private static void inMain(AnswerLoader loader, Work work) throws InterruptedException {
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                work.run();
                            } catch (IOException | RuntimeException | Error e) {
                                Runtime.getRuntime().halt(4);
                            }
                        },
                        "main",
                        STACK);
        thread.setContextClassLoader(loader);
        thread.start();
        thread.join();
    }

    private static void call(String main, AnswerLoader loader, DataOutputStream body)
            throws IOException {
        Object value;
        boolean isVoid;
        byte[] encoded = new byte[0];
        try {
            Class<?> type = Class.forName(main, true, loader);
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object self = constructor.newInstance();
            Method method = type.getDeclaredMethod("call");
            method.setAccessible(true);
            value = method.invoke(self);
            isVoid = method.getReturnType() == void.class;
            if (!isVoid) {
                Object found = value;
                encoded = Wire.bytes(each -> new Encoder(each).write(found));
            }
        } catch (InvocationTargetException e) {
            raised(e.getCause() == null ? e : e.getCause(), body);
            return;
        } catch (Throwable e) {
            raised(e, body);
            return;
        }
        body.writeByte(isVoid ? VOID : VALUE);
        body.write(encoded);
    }

    private static void raised(Throwable thrown, DataOutputStream body) throws IOException {
        body.writeByte(RAISED);
        thrown(thrown, body);
    }

    static void thrown(Throwable thrown, DataOutputStream body) throws IOException {
        Throwable problem = thrown;
        // What went wrong in a static initialiser is what went wrong.
        if (problem instanceof ExceptionInInitializerError && problem.getCause() != null) {
            problem = problem.getCause();
        }
        Wire.texts(body, Encoder.classesOf(problem.getClass()));
        Wire.text(body, message(problem));
        List<StackTraceElement> own = own(problem);
        body.writeInt(own.size());
        for (StackTraceElement each : own) {
            Wire.text(body, String.valueOf(each.getFileName()));
            body.writeInt(each.getLineNumber());
        }
    }

    private static String message(Throwable problem) {
        try {
            String message = problem.getMessage();
            return message == null ? "" : message.substring(0, Math.min(message.length(), 2_000));
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static List<StackTraceElement> own(Throwable problem) {
        List<StackTraceElement> own = new ArrayList<>();
        try {
            for (StackTraceElement each : problem.getStackTrace()) {
                String file = each.getFileName();
                if (file != null && file.startsWith("answer") && own.size() < 20) {
                    own.add(each);
                }
            }
        } catch (RuntimeException e) {
            own.clear();
        }
        return own;
    }

    private void tests(DataInputStream in) throws Exception {
        List<String> types = Wire.texts(in);
        loader.add(Wire.list(in, ClassFile::read));
        byte[][] result = new byte[1][];
        AnswerLoader seen = loader;
        inMain(seen, () -> result[0] = Wire.bytes(body -> JunitTests.run(types, seen, body)));
        byte[] made = result[0];
        if (made == null) {
            Runtime.getRuntime().halt(4);
            return;
        }
        reply(
                body -> {
                    body.writeByte(DONE);
                    body.write(made);
                });
    }

    /** Goes once through all that an answer will go through. */
    private void warm(boolean forTests) throws Exception {
        Locale.setDefault(Locale.US);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        String name = Sample.class.getName();
        String tests = SampleTests.class.getName();
        AnswerLoader used = loader;
        used.add(List.of(own(Sample.class), own(SampleTests.class)));
        inMain(used, () -> Wire.bytes(body -> call(name, used, body)));
        if (forTests) {
            inMain(used, () -> Wire.bytes(body -> JunitTests.run(List.of(tests), used, body)));
        }
        loader = new AnswerLoader();
        System.gc();
        reply(body -> body.writeByte(DONE));
    }

    /** A class of ours, to be loaded as one of an answer's. */
    private static ClassFile own(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return new ClassFile(type.getName(), in == null ? new byte[0] : in.readAllBytes());
        }
    }

    private void reply(Wire.Body body) throws IOException {
        out.flush();
        byte[] text = printed();
        boolean isTooMuch = text.length > MOST_OUTPUT;
        String line =
                Wire.line(
                        all -> {
                            Wire.text(all, token);
                            Wire.blob(all, isTooMuch ? new byte[0] : text);
                            if (isTooMuch) {
                                all.writeByte(TOO_MUCH_OUTPUT);
                            } else {
                                body.write(all);
                            }
                        });
        replies.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        replies.flush();
    }

    private byte[] printed() throws IOException {
        long length = Math.min(printed.length() - before, MOST_OUTPUT + 1L);
        if (length <= 0) {
            return new byte[0];
        }
        byte[] text = new byte[(int) length];
        printed.seek(before);
        printed.readFully(text);
        return text;
    }

    /** Standard output, which ends the process when there is too much of it. */
    private final class Printed extends OutputStream {

        private final OutputStream file = new FileOutputStream(FileDescriptor.out);
        private long count;

        void begin() {
            count = 0;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count += length;
            if (count > MOST_OUTPUT) {
                stop();
            }
            file.write(bytes, offset, length);
        }

        private synchronized void stop() throws IOException {
            String line =
                    Wire.line(
                            all -> {
                                Wire.text(all, token);
                                Wire.blob(all, new byte[0]);
                                all.writeByte(TOO_MUCH_OUTPUT);
                            });
            replies.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            replies.flush();
            Runtime.getRuntime().halt(3);
        }
    }

    /** What is run to make ready. */
    static final class Sample {

        record Point(int x, double y) {}

        @Nullable Object call() {
            return List.of(
                    java.util.Map.of("a", List.of(1, 2L, "b", 'c')),
                    new int[] {1, 2},
                    java.util.Set.of(1.5, 2f),
                    List.of("b", "a").stream().sorted().map(each -> each + "!").toList(),
                    String.format("%.2f %d", 1.0, 2));
        }
    }
}
