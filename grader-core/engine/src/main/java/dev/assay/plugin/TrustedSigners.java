package dev.assay.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may sign jars: the X.509 certificates in a folder. Where there is no such folder nobody need
 * sign; where there is one, every file of a jar must be signed by the key of one of them.
 */
record TrustedSigners(Path folder) {

    private static final String MEND = "sign it by jarsigner with a key whose certificate is in ";

    private static final Pattern SIGNATURE =
            Pattern.compile("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC)|MANIFEST\\.MF)");

    /** Why a jar can't be trusted; empty when it can. */
    Optional<Refused> fault(Jar jar, Path path) {
        if (!Files.exists(folder)) {
            return Optional.empty();
        }
        String mend = MEND + folder;
        try {
            Set<Certificate> trusted = certificates(folder);
            return fault(path, trusted).map(reason -> new Refused(jar.fileName(), reason, mend));
        } catch (IOException | CertificateException | SecurityException e) {
            return Optional.of(
                    new Refused(
                            jar.fileName(),
                            "its signature can't be checked: " + Reasons.of(e),
                            mend));
        }
    }

    /** What tells one list of signers from another without reading it. */
    Map<Path, JarSlot.Stamp> stamps() {
        Map<Path, JarSlot.Stamp> all = new HashMap<>();
        JarSlot.Stamp.of(folder).ifPresent(stamp -> all.put(folder, stamp));
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> JarSlot.Stamp.of(file).ifPresent(stamp -> all.put(file, stamp)));
        } catch (IOException e) {
            // Where there are none, all there is to know is known.
        }
        return all;
    }

    private static Optional<String> fault(Path path, Set<Certificate> trusted) throws IOException {
        try (JarFile file = new JarFile(path.toFile(), true)) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.isDirectory()
                        || SIGNATURE.matcher(entry.getName().toUpperCase(Locale.ROOT)).matches()) {
                    continue;
                }
                // Signers are known once an entry has been read to its end.
                try (InputStream in = file.getInputStream(entry)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
                CodeSigner[] signers = entry.getCodeSigners();
                if (signers == null) {
                    return Optional.of("it is not signed: " + entry.getName());
                }
                if (Stream.of(signers).noneMatch(signer -> isTrusted(signer, trusted))) {
                    return Optional.of("it is signed by nobody who is trusted: " + entry.getName());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isTrusted(CodeSigner signer, Set<Certificate> trusted) {
        // The JDK does not verify the certificates behind the first: those prove nothing.
        return trusted.contains(signer.getSignerCertPath().getCertificates().getFirst());
    }

    private static Set<Certificate> certificates(Path folder)
            throws IOException, CertificateException {
        Set<Certificate> trusted = new HashSet<>();
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    trusted.addAll(factory.generateCertificates(in));
                }
            }
        }
        return trusted;
    }
}
