package dev.assay.plugin;

import dev.assay.plugin.JarSlot.Until;
import dev.assay.spi.SpiVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;

/** Opens jars, each whole or not at all: a jar with one broken checker is refused. */
final class JarOpener {

    private static final String MEND = "build it anew, or tell its author";

    private final ClassLoader classPath;
    private final TrustedSigners signers;
    private final Duration limit;

    /**
     * @param limit within which a jar's checkers must have been made and said what they are
     */
    JarOpener(ClassLoader classPath, TrustedSigners signers, Duration limit) {
        this.classPath = classPath;
        this.signers = signers;
        this.limit = limit;
    }

    /** What came of it. */
    sealed interface Opened {

        /** It can be used, as far as one can tell without a test. */
        record Ready(Unit unit) implements Opened {}

        /** It can't, and for how long. */
        record Faulty(Refused refused, Until until) implements Opened {}
    }

    /**
     * Opens a jar.
     *
     * @param path that nobody changes while it is in use
     */
    Opened open(Jar jar, Path path) {
        try {
            Optional<Refused> contract = contract(jar, path);
            if (contract.isPresent()) {
                return new Opened.Faulty(contract.get(), Until.REPLACED);
            }
            Optional<Refused> stranger = signers.fault(jar, path);
            if (stranger.isPresent()) {
                return new Opened.Faulty(stranger.get(), Until.CHANGED_AROUND);
            }
            return BoundedCall.within(
                    limit, "assay-open-" + jar.fileName(), () -> discovered(jar, path));
        } catch (ZipException e) {
            return faulty(jar, "it is no jar: " + Reasons.of(e), "copy it anew");
        } catch (IOException e) {
            return new Opened.Faulty(
                    new Refused(
                            jar.fileName(),
                            "it can't be read: " + Reasons.of(e),
                            "look at its permissions"),
                    Until.NEXT_LOOK);
        } catch (ExecutionException e) {
            return faulty(jar, "it can't be opened: " + Reasons.ofCause(e), MEND);
        } catch (TimeoutException e) {
            return faulty(jar, "opening it: " + e.getMessage(), MEND);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Opened.Faulty(
                    new Refused(jar.fileName(), "opening it was interrupted", "it is tried again"),
                    Until.NEXT_LOOK);
        } catch (RuntimeException | Error e) { // a signature that does not fit, a bent manifest
            return faulty(jar, "it can't be opened: " + Reasons.of(e), MEND);
        }
    }

    /** What its classes say: they run here for the first time. */
    private Opened discovered(Jar jar, Path path) throws IOException {
        Discovery discovery = new Discovery(classPath);
        discovery.jar(path, jar);
        List<Refused> refused = discovery.refused();
        if (!refused.isEmpty()) {
            return new Opened.Faulty(refused.getFirst(), Until.REPLACED);
        }
        return new Opened.Ready(
                new Unit(
                        jar,
                        new ArrayList<>(discovery.checkers().values()),
                        discovery.providers()));
    }

    private static Opened faulty(Jar jar, String reason, String mend) {
        return new Opened.Faulty(new Refused(jar.fileName(), reason, mend), Until.REPLACED);
    }

    /** Whether it was built against a contract that this program offers. */
    private static Optional<Refused> contract(Jar jar, Path path) throws IOException {
        String written;
        try (JarFile file = new JarFile(path.toFile())) {
            Manifest manifest = file.getManifest();
            written =
                    manifest == null
                            ? null
                            : manifest.getMainAttributes().getValue(SpiVersion.ATTRIBUTE);
        }
        if (written == null) {
            return Optional.empty();
        }
        try {
            SpiVersion built = SpiVersion.parse(written);
            return SpiVersion.CURRENT.takes(built)
                    ? Optional.empty()
                    : Optional.of(
                            new Refused(
                                    jar.fileName(),
                                    "it is built against version "
                                            + built
                                            + " of the contract, and this program has "
                                            + SpiVersion.CURRENT,
                                    built.major() < SpiVersion.CURRENT.major()
                                            ? "build it anew; CHANGELOG.md says what has changed"
                                            : "use a newer Assay, or build it against this one"));
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    new Refused(
                            jar.fileName(),
                            SpiVersion.ATTRIBUTE + " in its manifest: " + e.getMessage(),
                            "mend the manifest"));
        }
    }
}
