package dev.assay.plugin;

import dev.assay.plugin.JarMemory.RolledBack;
import dev.assay.plugin.JarSlot.Around;
import dev.assay.plugin.JarSlot.Refusal;
import dev.assay.plugin.JarSlot.Until;
import dev.assay.spi.ServiceProvider;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The checkers of the program and of the jars in a folder, while jars come, change and go. Each
 * state is a {@link Catalogue} that does not change: whoever bound a rubric by one keeps to it, and
 * what is no longer used is collected.
 *
 * <p>A jar is taken when its file has kept still between two looks, as a whole, after its checkers
 * have tested themselves. Until then, and when it is refused, the version before stays in service.
 */
public final class LivePlugins implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LivePlugins.class.getName());
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(10);
    private static final Duration LONGEST_TEST = Duration.ofSeconds(60);

    private final Path folder;
    private final boolean isServer;

    /** Since what is remembered of the copies could not be read: it may be mended yet. */
    private boolean keepsAll;

    private final KeptJars kept;
    private final JarMemories memories;
    private final TrustedSigners signers;
    private final JarReader reader;
    private final SelfTests tests;
    private final Discovery program;
    private final BindTime bindTime;
    private final Map<String, JarSlot> slots = new TreeMap<>();
    private final List<Refused> trouble = new ArrayList<>();
    private Optional<Refused> folderTrouble = Optional.empty();
    private Services services = new Services(List.of());
    private volatile Catalogue catalogue;
    private Catalogue told;
    private volatile List<JarState> states = List.of();

    private LivePlugins(
            Path folder, boolean isServer, SelfTest test, ClassLoader classPath, Duration limit) {
        this.folder = folder;
        this.isServer = isServer;
        this.kept = new KeptJars(folder, isServer);
        this.memories = new JarMemories(folder);
        this.signers = new TrustedSigners(folder.resolveSibling("trusted-signers"));
        this.reader =
                new JarReader(
                        folder,
                        kept,
                        memories,
                        new JarOpener(classPath, signers, least(limit, LONGEST_OPENING)));
        this.tests = new SelfTests(test, limit);
        this.bindTime = new BindTime(least(limit, BindTime.LONGEST));
        this.program = new Discovery(classPath);
        program.classPath();
        this.catalogue = Catalogue.of(program.checkers(), program.refused(), services, bindTime);
        begin();
        this.told = catalogue;
    }

    /**
     * For a server, which looks again and again, keeps copies and can go back to them.
     *
     * @param folder of third-party jars; it need not exist
     */
    public static LivePlugins watch(Path folder, SelfTest test) {
        return watch(folder, test, LONGEST_TEST);
    }

    static LivePlugins watch(Path folder, SelfTest test, Duration limit) {
        return new LivePlugins(folder, true, test, LivePlugins.class.getClassLoader(), limit);
    }

    /**
     * What there is now, for a command: it writes nothing into the folder, runs copies of its own,
     * and heeds what a server of the same folder was told.
     *
     * @return to be closed by the caller
     */
    public static LivePlugins once(Path folder, SelfTest test) {
        return new LivePlugins(
                folder, false, test, LivePlugins.class.getClassLoader(), LONGEST_TEST);
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** All checkers and services as they are now. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** All jars as they are now, by file name. */
    public List<JarState> jars() {
        return states;
    }

    private void begin() {
        try {
            memories.read();
        } catch (IOException e) {
            keepsAll = memories.isUnread();
            trouble.add(
                    new Refused(
                            KeptJars.FOLDER,
                            Reasons.of(e),
                            "jars are taken as they lie in the folder; the file is set aside as"
                                    + " jars.json.damaged: to have back what it says, stop the"
                                    + " server, mend it and name it jars.json"));
        }
        List<ServiceProvider<?>> providers = new ArrayList<>(program.providers());
        Map<JarSlot, Unit> opened = new LinkedHashMap<>();
        for (String name : names()) {
            JarSlot slot = slot(name);
            reader.wanted(slot, true)
                    .flatMap(digest -> open(slot, digest))
                    .filter(unit -> isOnlyProvider(slot, unit, providers))
                    .ifPresent(
                            unit -> {
                                opened.put(slot, unit);
                                providers.addAll(unit.providers());
                            });
        }
        services = new Services(providers);
        publish();
        opened.forEach(this::take);
        for (JarSlot slot : slots.values()) {
            if (slot.active.isEmpty() && memory(slot).enabled()) {
                fallBack(slot);
            }
        }
        publish();
        remember();
    }

    private static boolean isOnlyProvider(
            JarSlot slot, Unit unit, List<ServiceProvider<?>> others) {
        for (ServiceProvider<?> provider : unit.providers()) {
            if (others.stream().anyMatch(other -> other.type().equals(provider.type()))) {
                slot.refuse(
                        new Refusal(
                                unit.jar().digest(),
                                new Refused(
                                        slot.fileName,
                                        "there is already a provider of "
                                                + provider.type().getSimpleName(),
                                        "keep one of the two jars")));
                return false;
            }
        }
        return true;
    }

    /**
     * Looks at the folder.
     *
     * @return the ids of the checkers that came, changed or went
     */
    public synchronized Set<String> look() {
        Optional<Refused> troubleBefore = folderTrouble;
        List<JarSlot> all = new ArrayList<>();
        names().forEach(name -> all.add(slot(name)));
        boolean changed = !folderTrouble.equals(troubleBefore);
        for (JarSlot slot : all) {
            changed |= look(slot);
        }
        changed |= slots.values().removeIf(slot -> slot.seen.isEmpty() && slot.active.isEmpty());
        if (changed) {
            publish();
            remember();
        }
        Set<String> news = difference(told, catalogue);
        told = catalogue; // not before: what broke off a look is told by the next one
        return news;
    }

    private boolean look(JarSlot slot) {
        Optional<Unit> active = slot.active;
        Optional<Refused> refused = slot.refused();
        Optional<String> found = slot.found;
        Optional<String> wanted = reader.wanted(slot, false);
        if (wanted.isEmpty()) {
            boolean isGone = slot.looked && slot.seen.isEmpty() && slot.read.isEmpty();
            if (isGone || !memory(slot).enabled()) {
                slot.active = Optional.empty();
            }
        } else if (slot.isActive(wanted.get())) {
            if (!slot.isRefused(slot.found.orElse(""))) {
                slot.refusal = Optional.empty();
            }
            endStepBack(slot, wanted.get());
        } else if (!stands(slot, wanted.get())) {
            open(slot, wanted.get()).ifPresent(unit -> replace(slot, unit));
        }
        boolean changed =
                !active.equals(slot.active)
                        || !refused.equals(slot.refused())
                        || !found.equals(slot.found);
        if (!active.equals(slot.active)) {
            publish(); // the next one is tested beside it
        }
        return changed;
    }

    /** Whether a version has been refused and nothing has changed since that could help it. */
    private boolean stands(JarSlot slot, String digest) {
        return slot.isRefused(digest)
                && switch (slot.refusal.orElseThrow().until()) {
                    case REPLACED -> true;
                    case CHANGED_AROUND ->
                            slot.refusal.get().around().equals(Optional.of(around(slot)));
                    case NEXT_LOOK -> false;
                };
    }

    private Around around(JarSlot slot) {
        return new Around(checkers(slot).keySet(), signers.stamps());
    }

    private void replace(JarSlot slot, Unit unit) {
        boolean hasServices =
                !unit.providers().isEmpty()
                        || slot.active.map(before -> !before.providers().isEmpty()).orElse(false);
        if (hasServices) {
            slot.refuse(
                    new Refusal(
                            unit.jar().digest(),
                            new Refused(
                                    slot.fileName,
                                    "it provides a service, which is in use",
                                    "start the server anew to take it up")));
            return;
        }
        take(slot, unit);
    }

    /** Tests a version and takes it into service. */
    private void take(JarSlot slot, Unit unit) {
        String digest = unit.jar().digest();
        Optional<Refused> conflict = conflict(slot, unit);
        if (conflict.isPresent()) {
            slot.refuse(
                    new Refusal(
                            digest,
                            conflict.get(),
                            Until.CHANGED_AROUND,
                            Optional.of(around(slot))));
            return;
        }
        // A server that has this very version in service has tested it.
        boolean isTested = !isServer && memory(slot).version(digest).isPresent();
        Optional<Refused> refusal = isTested ? Optional.empty() : test(slot, unit);
        if (refusal.isPresent()) {
            slot.refuse(new Refusal(digest, refusal.get()));
            return;
        }
        slot.accept(unit);
        endStepBack(slot, digest);
        // One that was gone back to does not become the latest.
        if (slot.found.equals(Optional.of(digest)) || memory(slot).version(digest).isEmpty()) {
            JarVersion version =
                    new JarVersion(
                            digest, Instant.now().truncatedTo(ChronoUnit.SECONDS), unit.versions());
            memories.put(slot.fileName, memory(slot).with(version));
        }
    }

    /** Another jar than the one that was gone back from is in service. */
    private void endStepBack(JarSlot slot, String digest) {
        JarMemory memory = memory(slot);
        boolean isOver =
                slot.found.equals(Optional.of(digest))
                        && memory.rolledBack()
                                .filter(back -> !back.from().equals(digest))
                                .isPresent();
        if (isOver) {
            memories.put(slot.fileName, memory.rolledBack(Optional.empty()));
        }
    }

    private Optional<Refused> test(JarSlot slot, Unit unit) {
        Map<String, Plugin> with = checkers(slot);
        unit.checkers().forEach(plugin -> with.put(plugin.id(), plugin));
        try {
            return tests.refusal(unit, Catalogue.of(with, List.of(), services, bindTime));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(
                    new Refused(slot.fileName, "its self-test was interrupted", "try it again"));
        }
    }

    /** A checker's id that another one has. */
    private Optional<Refused> conflict(JarSlot slot, Unit unit) {
        Map<String, Plugin> others = checkers(slot);
        for (Plugin plugin : unit.checkers()) {
            Plugin other = others.get(plugin.id());
            if (other != null) {
                return Optional.of(Discovery.duplicate(slot.fileName, plugin, other));
            }
        }
        return Optional.empty();
    }

    /** All checkers but those of one jar. */
    private Map<String, Plugin> checkers(JarSlot without) {
        Map<String, Plugin> all = new LinkedHashMap<>(program.checkers());
        for (JarSlot slot : slots.values()) {
            if (slot != without) {
                slot.active.ifPresent(
                        unit -> unit.checkers().forEach(each -> all.put(each.id(), each)));
            }
        }
        return all;
    }

    /** The latest version that was in service, was not gone back from, and can still be used. */
    private void fallBack(JarSlot slot) {
        Optional<Refusal> refusal = slot.refusal;
        for (JarVersion version : memory(slot).candidates()) {
            boolean isRefused =
                    refusal.filter(any -> any.digest().equals(version.digest())).isPresent();
            if (slot.active.isEmpty() && !isRefused) {
                open(slot, version.digest())
                        .filter(unit -> unit.providers().isEmpty())
                        .ifPresent(unit -> take(slot, unit));
            }
        }
        slot.refusal = refusal.or(() -> slot.refusal);
    }

    private Optional<Unit> open(JarSlot slot, String digest) {
        return reader.open(slot, digest, () -> around(slot));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(slots.keySet());
        folderTrouble = Optional.empty();
        if (!Files.exists(folder)) {
            return names;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .forEach(names::add);
        } catch (IOException e) {
            folderTrouble =
                    Optional.of(
                            new Refused(
                                    folder.toString(),
                                    "the folder can't be read: " + Reasons.of(e),
                                    "look at its permissions"));
        }
        return names;
    }

    private JarSlot slot(String name) {
        return slots.computeIfAbsent(name, JarSlot::new);
    }

    private JarMemory memory(JarSlot slot) {
        return memories.of(slot.fileName);
    }

    private void publish() {
        List<Refused> refused = new ArrayList<>(program.refused());
        refused.addAll(trouble);
        folderTrouble.ifPresent(refused::add);
        Map<String, Plugin> checkers = new LinkedHashMap<>(program.checkers());
        List<JarState> now = new ArrayList<>();
        for (JarSlot slot : slots.values()) {
            slot.active.ifPresent(
                    unit -> unit.checkers().forEach(each -> checkers.put(each.id(), each)));
            JarMemory memory = memory(slot);
            if (memory.enabled()) {
                slot.refused().ifPresent(refused::add);
            }
            now.add(
                    new JarState(
                            slot.fileName,
                            !memory.enabled()
                                    ? JarState.Status.DISABLED
                                    : slot.active.isPresent()
                                            ? JarState.Status.ACTIVE
                                            : JarState.Status.REFUSED,
                            slot.active.map(unit -> unit.jar().digest()),
                            slot.refused().filter(any -> memory.enabled()),
                            memory.rolledBack().isPresent(),
                            memory.versions()));
        }
        catalogue = Catalogue.of(checkers, refused, services, bindTime);
        states = List.copyOf(now);
    }

    private void remember() {
        if (!isServer) {
            return;
        }
        try {
            memories.forget(slots.keySet());
            if (!memories.isEmpty()) {
                memories.write();
            }
            Set<String> needed = memories.digests();
            slots.values()
                    .forEach(
                            slot -> {
                                slot.found.ifPresent(needed::add);
                                slot.active.ifPresent(unit -> needed.add(unit.jar().digest()));
                            });
            if (!keepsAll) {
                kept.forget(needed);
            }
        } catch (IOException e) {
            LOG.log(Level.ERROR, "what is known of plug-ins could not be written down", e);
        }
    }

    private static Set<String> difference(Catalogue before, Catalogue now) {
        Map<String, Plugin> old = new HashMap<>();
        before.checkers().forEach(plugin -> old.put(plugin.id(), plugin));
        Set<String> changed = new TreeSet<>();
        for (Plugin plugin : now.checkers()) {
            if (!plugin.equals(old.remove(plugin.id()))) {
                changed.add(plugin.id());
            }
        }
        changed.addAll(old.keySet());
        return changed;
    }

    /**
     * Takes a jar out of service, or back into it, until told otherwise; it takes effect at the
     * next look.
     *
     * @throws IllegalArgumentException when there is no such jar
     */
    public synchronized void enable(String fileName, boolean enabled) {
        JarSlot slot = known(fileName);
        memories.put(fileName, memory(slot).enabled(enabled));
        slot.refusal = Optional.empty();
        remember();
        publish();
    }

    /**
     * Goes back to a version that was in service, until another jar is dropped; it takes effect at
     * the next look.
     *
     * @param digest of the version; the one before that in service where none is named
     * @throws IllegalArgumentException when there is no such jar, or no such version of it
     */
    public synchronized void rollBack(String fileName, Optional<String> digest) {
        JarSlot slot = known(fileName);
        JarMemory memory = memory(slot);
        String now = slot.active.map(unit -> unit.jar().digest()).orElse("");
        JarVersion to =
                digest.map(memory::version)
                        .orElseGet(() -> memory.before(now))
                        .filter(reader::isKept)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                fileName
                                                        + " has no "
                                                        + digest.map(each -> "version " + each)
                                                                .orElse("earlier version")
                                                        + " to go back to"));
        String from = Objects.requireNonNull(slot.found.orElse(now));
        Optional<RolledBack> back =
                from.equals(to.digest())
                        ? Optional.empty()
                        : Optional.of(new RolledBack(to.digest(), from));
        memories.put(fileName, memory.rolledBack(back));
        slot.refusal = Optional.empty();
        remember();
        publish();
    }

    private JarSlot known(String fileName) {
        JarSlot slot = slots.get(fileName);
        if (slot == null) {
            throw new IllegalArgumentException("there is no jar " + fileName);
        }
        return slot;
    }

    /** Closes the services, and deletes a command's copies. */
    @Override
    public void close() {
        services.close();
        kept.close();
    }
}
