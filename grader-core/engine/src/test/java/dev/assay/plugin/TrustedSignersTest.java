package dev.assay.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.table.TableSelfTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where signers are named, jars of others are not loaded. */
final class TrustedSignersTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    @TempDir static Path keys;
    @TempDir Path work;
    private Path jar;

    @BeforeAll
    static void makeKeys() throws Exception {
        for (String who : List.of("ours", "theirs")) {
            run(
                    JDK.resolve("keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    who,
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + who,
                    "-keystore",
                    keys.resolve(who + ".p12").toString(),
                    "-storepass",
                    "changeit");
            run(
                    JDK.resolve("keytool").toString(),
                    "-exportcert",
                    "-rfc",
                    "-alias",
                    who,
                    "-file",
                    keys.resolve(who + ".pem").toString(),
                    "-keystore",
                    keys.resolve(who + ".p12").toString(),
                    "-storepass",
                    "changeit");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    private void sign(String who) throws Exception {
        run(
                JDK.resolve("jarsigner").toString(),
                "-keystore",
                keys.resolve(who + ".p12").toString(),
                "-storepass",
                "changeit",
                jar.toString(),
                who);
    }

    @BeforeEach
    void drop() throws IOException {
        Files.createDirectory(work.resolve("plugins"));
        Files.createDirectory(work.resolve("made"));
        Path made =
                new Jars(work.resolve("made"))
                        .grader("Good", "stranger.x", 1, "answer.text().contains(\"x\")")
                        .jar("x.jar");
        jar = Files.move(made, work.resolve("plugins/x.jar"));
    }

    private void trust(String who) throws IOException {
        Path folder = Files.createDirectories(work.resolve("trusted-signers"));
        Files.copy(keys.resolve(who + ".pem"), folder.resolve(who + ".pem"));
    }

    /** Why it is refused; empty when it is in service. */
    private Optional<String> refused() {
        try (LivePlugins plugins = LivePlugins.once(work.resolve("plugins"), new TableSelfTest())) {
            List<Refused> all = plugins.catalogue().refused();
            assertEquals(all.isEmpty(), plugins.catalogue().checker("stranger.x").isPresent());
            return all.stream().map(Refused::toString).findFirst();
        }
    }

    private void isRefused(String reason) {
        String said = refused().orElse("it is in service");
        assertTrue(said.contains(reason), said);
    }

    @Test
    void whereNobodyIsNamedNobodyNeedSign() throws Exception {
        assertEquals(Optional.empty(), refused());
        sign("theirs");
        assertEquals(Optional.empty(), refused());
    }

    @Test
    void anUnsignedJarIsRefused() throws IOException {
        trust("ours");
        isRefused("it is not signed: ");
        isRefused("sign it by jarsigner");
    }

    @Test
    void aJarOfAStrangerIsRefused() throws Exception {
        trust("ours");
        sign("theirs");
        isRefused("it is signed by nobody who is trusted");
    }

    @Test
    void aJarOfATrustedSignerIsTaken() throws Exception {
        trust("ours");
        sign("ours");
        assertEquals(Optional.empty(), refused());
    }

    @Test
    void anEmptyListTrustsNobody() throws Exception {
        Files.createDirectory(work.resolve("trusted-signers"));
        sign("ours");
        isRefused("nobody who is trusted");
    }

    @Test
    void aFileThatWasAddedLaterIsNotSigned() throws Exception {
        trust("ours");
        sign("ours");
        rewrite("", "");
        isRefused("it is not signed: extra.txt");
    }

    @Test
    void aFileThatWasChangedLaterIsSeen() throws Exception {
        trust("ours");
        sign("ours");
        rewrite("META-INF/assay/stranger.x.examples.yaml", "[]");
        isRefused("its signature can't be checked");
    }

    @Test
    void aClassThatWasChangedLaterIsSeenEvenWhereNobodyNeedSign() throws Exception {
        sign("theirs");
        rewrite("stranger/Good.class", "another one");
        isRefused("x.jar: it can't be opened: SecurityException: ");
    }

    @Test
    void aSignatureThatWasChangedLaterIsSeenEvenWhereNobodyNeedSign() throws Exception {
        sign("theirs");
        rewrite("META-INF/THEIRS.EC", "another one");
        Optional<String> said = refused();
        assertTrue(said.isEmpty() || said.get().contains("it can't be opened"), said::toString);
    }

    /** The jar with a file changed, or one more. */
    private void rewrite(String changed, String text) throws IOException {
        Path copy = work.resolve("copy.jar");
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream out = Files.newOutputStream(copy);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry : from.stream().toList()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(
                        entry.getName().equals(changed)
                                ? text.getBytes(StandardCharsets.UTF_8)
                                : from.getInputStream(entry).readAllBytes());
                to.closeEntry();
            }
            if (changed.isEmpty()) {
                to.putNextEntry(new ZipEntry("extra.txt"));
                to.closeEntry();
            }
        }
        Files.move(copy, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
