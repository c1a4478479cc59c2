package dev.assay.submissions.web;

import dev.assay.config.Problem;
import dev.assay.config.Source;
import dev.assay.course.CourseReader;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.JarState;
import dev.assay.plugin.LivePlugins;
import dev.assay.plugin.Refused;
import dev.assay.submissions.courses.CourseFolders;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * The courses that the server grades by. Their folders are looked at again and again; a course that
 * changed is read anew and takes the old one's place at once, unless the change is broken: then the
 * last good one stays in service and the problems are shown.
 */
@ApplicationScoped
public class CoursesInService {

    private static final Logger LOG = Logger.getLogger(CoursesInService.class);

    private final Settings settings;
    private final LivePlugins plugins;
    private final Map<Path, CourseFolder> folders = new LinkedHashMap<>();
    private final Thread watcher =
            Thread.ofPlatform().daemon().name("courses").unstarted(this::watch);
    private volatile Shelf shelf = Shelf.EMPTY;

    /** The ids of checkers that have changed, and that not all courses are bound to yet. */
    private final Set<String> stale = new TreeSet<>();

    CoursesInService(Settings settings, LivePlugins plugins) {
        this.settings = settings;
        this.plugins = plugins;
    }

    void start(@Observes StartupEvent event) {
        look();
        watcher.start();
    }

    void stop(@Observes ShutdownEvent event) {
        watcher.interrupt();
    }

    /** All courses as they are now. */
    Shelf shelf() {
        return shelf;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(settings.watch());
                try {
                    look();
                } catch (RuntimeException | Error e) { // no memory for a moment, say
                    LOG.error("courses could not be looked at", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Looks at plug-ins and courses now. All courses change over to a plug-in's other version at
     * the same moment, and what is being graded meanwhile ends on the one before.
     */
    synchronized void look() {
        Set<Path> found = find();
        boolean changed = folders.keySet().retainAll(found);
        stale.addAll(lookAtPlugins());
        Catalogue catalogue = plugins.catalogue();
        if (!stale.isEmpty()) {
            for (CourseFolder folder : folders.values()) {
                folder.rebind(catalogue, stale);
            }
            changed = true;
        }
        for (Path path : found) {
            CourseFolder folder = folders.computeIfAbsent(path, CourseFolder::new);
            if (folder.look(catalogue)) {
                changed = true;
                log(folder);
            }
        }
        if (changed) {
            shelf = arrange();
        }
        stale.clear(); // not before: what breaks this off is done again at the next look
    }

    /** The ids of the checkers that came, changed or went. */
    private Set<String> lookAtPlugins() {
        List<JarState> before = plugins.jars();
        Set<String> checkers = plugins.look();
        if (!checkers.isEmpty()) {
            LOG.infof("checkers have come, changed or gone: %s", String.join(", ", checkers));
        }
        for (JarState jar : plugins.jars()) {
            Optional<Refused> refused = jar.refused();
            boolean isNew =
                    before.stream()
                            .noneMatch(
                                    old ->
                                            old.fileName().equals(jar.fileName())
                                                    && old.refused().equals(refused));
            if (refused.isPresent() && isNew) {
                LOG.warnf("not loaded: %s", refused.get());
            }
        }
        return checkers;
    }

    /** Every course's folder, and those that were one and are still folders. */
    private Set<Path> find() {
        Set<Path> found = new LinkedHashSet<>();
        for (Path root : List.of(settings.courses(), settings.data().resolve("courses"))) {
            try {
                CourseFolders.in(root)
                        .forEach(path -> found.add(path.toAbsolutePath().normalize()));
            } catch (IOException e) {
                LOG.warnf("%s can't be read: %s", root, e);
            }
        }
        folders.keySet().stream().filter(Files::isDirectory).forEach(found::add);
        return found;
    }

    private Shelf arrange() {
        Map<String, ServedCourse> courses = new LinkedHashMap<>();
        Map<String, List<Problem>> unusable = new LinkedHashMap<>();
        for (CourseFolder folder : folders.values()) {
            String name = folder.path().getFileName().toString();
            Optional<ServedCourse> served = folder.served();
            if (served.isEmpty()) {
                unusable.put(name, folder.problems());
                continue;
            }
            String id = served.get().course().id();
            ServedCourse other = courses.putIfAbsent(id, served.get());
            if (other != null) {
                unusable.put(
                        name,
                        List.of(
                                Problem.error(
                                        new Source(CourseReader.COURSE_FILE, 1),
                                        "there is another course " + id + " in " + other.folder(),
                                        "give one of the two another id")));
            }
        }
        return new Shelf(courses, unusable);
    }

    private static void log(CourseFolder folder) {
        long errors = folder.problems().stream().filter(Problem::isError).count();
        if (folder.served().isEmpty()) {
            LOG.errorf("%s holds no usable course: %d errors", folder.path(), errors);
        } else if (errors > 0) {
            LOG.errorf(
                    "%s has %d errors; %s",
                    folder.path(),
                    errors,
                    folder.served().get().current()
                            ? "questions with errors are not graded"
                            : "the course before the change stays in service");
        } else {
            LOG.infof(
                    "course %s is in service, %s",
                    folder.served().get().course().id(), folder.served().get().course().revision());
        }
    }
}
