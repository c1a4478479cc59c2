package dev.assay.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.grading.table.TableSelfTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where signers are named, jars of others are not loaded. */
final class TrustedSignersTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    private static final char[] PASSWORD = "changeit".toCharArray();

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
                    new String(PASSWORD));
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    private static KeyStore store(String who) throws Exception {
        return KeyStore.getInstance(keys.resolve(who + ".p12").toFile(), PASSWORD);
    }

    private void sign(String who) throws Exception {
        KeyStore store = store(who);
        CertPath certificates =
                CertificateFactory.getInstance("X.509")
                        .generateCertPath(List.of(store.getCertificate(who)));
        Path signed = work.resolve("signed.jar");
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream to = Files.newOutputStream(signed)) {
            new JarSigner.Builder((PrivateKey) store.getKey(who, PASSWORD), certificates)
                    .signerName(who)
                    .build()
                    .sign(from, to);
        }
        Files.move(signed, jar, StandardCopyOption.REPLACE_EXISTING);
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

    private void trust(String who) throws Exception {
        Path folder = Files.createDirectories(work.resolve("trusted-signers"));
        Files.write(folder.resolve(who + ".cer"), store(who).getCertificate(who).getEncoded());
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
    void anUnsignedJarIsRefused() throws Exception {
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
    void aJarWaitsUntilItsSignerIsTrusted() throws Exception {
        trust("ours");
        sign("theirs");
        try (LivePlugins plugins =
                LivePlugins.watch(work.resolve("plugins"), new TableSelfTest())) {
            plugins.look();
            assertEquals(1, plugins.catalogue().refused().size());
            trust("theirs");
            plugins.look();
            assertEquals(List.of(), plugins.catalogue().refused());
            assertTrue(plugins.catalogue().checker("stranger.x").isPresent());
        }
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
        Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
