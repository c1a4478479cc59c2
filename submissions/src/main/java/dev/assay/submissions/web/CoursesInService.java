package dev.assay.submissions.web;

import dev.assay.config.Problem;
import dev.assay.config.Source;
import dev.assay.course.CourseReader;
import dev.assay.plugin.Catalogue;
import dev.assay.plugin.JarState;
import dev.assay.plugin.LivePlugins;
import dev.assay.plugin.Refused;
import dev.assay.submissions.courses.CourseFolders;
import dev.assay.submissions.queue.Steadily;
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
    private final List<Thread> watchers =
            List.of(
                    watcher("courses", this::lookAtCourses),
                    watcher("plugins", this::lookAtPlugins));
    private volatile Shelf shelf = Shelf.EMPTY;
    private final News news;

    CoursesInService(Settings settings, LivePlugins plugins) {
        this.settings = settings;
        this.plugins = plugins;
        this.news = new News(plugins.catalogue());
    }

    /** The checkers as they were after the last look at all jars, and what no course knows yet. */
    private static final class News {

        private Catalogue catalogue;
        private final Set<String> changed = new TreeSet<>();

        News(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        synchronized void add(Catalogue now, Set<String> checkers) {
            catalogue = now;
            changed.addAll(checkers);
        }

        synchronized Taken take() {
            Taken taken = new Taken(catalogue, Set.copyOf(changed));
            changed.clear();
            return taken;
        }

        synchronized void giveBack(Taken taken) {
            changed.addAll(taken.changed());
        }
    }

    /**
     * News for the courses.
     *
     * @param changed the ids of the checkers that have changed, and that no course is bound to
     */
    private record Taken(Catalogue catalogue, Set<String> changed) {}

    void start(@Observes StartupEvent event) {
        look();
        watchers.forEach(Thread::start);
    }

    void stop(@Observes ShutdownEvent event) {
        watchers.forEach(Thread::interrupt);
    }

    private Thread watcher(String name, Runnable look) {
        return Thread.ofPlatform().daemon().name(name).unstarted(() -> watch(look));
    }

    /** All courses as they are now. */
    Shelf shelf() {
        return shelf;
    }

    private void watch(Runnable look) {
        Steadily.repeat(
                () -> false,
                "courses and plug-ins could not be looked at",
                () -> {
                    Thread.sleep(settings.watch());
                    look.run();
                });
    }

    /** Looks at plug-ins and courses now. */
    void look() {
        lookAtPlugins();
        lookAtCourses();
    }

    /**
     * Looks at courses now. All of them change over to a plug-in's other version at the same
     * moment, and what is being graded meanwhile ends on the one before.
     */
    synchronized void lookAtCourses() {
        Taken taken = news.take();
        boolean isDone = false;
        try {
            look(taken.catalogue(), taken.changed());
            isDone = true;
        } finally {
            if (!isDone) {
                news.giveBack(taken); // what broke off is done again at the next look
            }
        }
    }

    private void look(Catalogue catalogue, Set<String> changed) {
        Set<Path> found = find();
        boolean isNew = folders.keySet().retainAll(found);
        if (!changed.isEmpty()) {
            for (CourseFolder folder : folders.values()) {
                folder.rebind(catalogue, changed);
            }
            isNew = true;
        }
        if (isNew) {
            shelf = arrange();
        }
        for (Path path : found) {
            CourseFolder folder = folders.computeIfAbsent(path, CourseFolder::new);
            if (folder.look(catalogue)) {
                shelf = arrange(); // at once: the next one may take its time
                log(folder);
            }
        }
    }

    /**
     * Looks at the jars, on a thread of their own: what one does while it is opened and tests
     * itself holds up no course.
     */
    private void lookAtPlugins() {
        Set<String> changed;
        synchronized (plugins) { // so that nobody's look ends between ours and what we take from it
            List<JarState> before = plugins.jars();
            changed = plugins.look();
            news.add(plugins.catalogue(), changed);
            log(before);
        }
        if (!changed.isEmpty()) {
            LOG.infof("checkers have come, changed or gone: %s", String.join(", ", changed));
            lookAtCourses();
        }
    }

    /** Tells of jars that are refused since. */
    private void log(List<JarState> before) {
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
