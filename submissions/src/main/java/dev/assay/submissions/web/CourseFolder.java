package dev.assay.submissions.web;

import dev.assay.config.Problem;
import dev.assay.grading.BoundCourse;
import dev.assay.plugin.Catalogue;
import dev.assay.sheet.SheetReader;
import dev.assay.submissions.courses.FolderStamp;
import dev.assay.submissions.courses.OpenCourse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that is looked at for changes. A change is read once the folder has kept still between
 * two looks, so that half-written files are left alone. Used by one thread.
 */
final class CourseFolder {

    private final Path path;
    private Optional<FolderStamp> seen = Optional.empty();
    private Optional<FolderStamp> read = Optional.empty();
    private Optional<ServedCourse> served = Optional.empty();
    private List<Problem> problems = List.of();

    CourseFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** The course in service; empty when there never was a usable one. */
    Optional<ServedCourse> served() {
        return served;
    }

    /** What is wrong with the folder as it was last read. */
    List<Problem> problems() {
        return problems;
    }

    /**
     * Looks at the folder.
     *
     * @return whether anything is new
     */
    boolean look(Catalogue catalogue) {
        Optional<FolderStamp> now = Optional.of(FolderStamp.of(path));
        boolean first = seen.isEmpty();
        boolean still = now.equals(seen);
        seen = now;
        if (now.equals(read) || !(first || still)) {
            return false;
        }
        read = now;
        take(OpenCourse.open(path, catalogue));
        return true;
    }

    /**
     * Binds the course anew, where it names one of these checkers.
     *
     * @return whether anything is new
     */
    boolean rebind(Catalogue catalogue, Set<String> checkers) {
        if (served.isEmpty() || !served.get().current()) {
            read = Optional.empty(); // the checker may be what it lacks: it is read anew soon
        }
        if (served.isEmpty() || Collections.disjoint(served.get().bound().checkers(), checkers)) {
            return false;
        }
        ServedCourse last = served.get();
        OpenCourse open = OpenCourse.open(path, catalogue);
        boolean isSame =
                open.course()
                        .filter(now -> now.revision().equals(last.course().revision()))
                        .isPresent();
        if (isSame) {
            problems = open.problems();
        }
        // A change of the folder waits until it has kept still; what is in service does not.
        BoundCourse bound =
                isSame ? open.bound().orElseThrow() : BoundCourse.bind(last.course(), catalogue);
        served = Optional.of(last.boundBy(bound, problems));
        return true;
    }

    private void take(OpenCourse open) {
        problems = open.problems();
        boolean good = open.bound().isPresent() && !open.hasErrors();
        if (served.isPresent() && !good) {
            served = served.map(last -> last.withBrokenChange(open.problems()));
            return;
        }
        served =
                open.bound()
                        .map(
                                bound ->
                                        new ServedCourse(
                                                path,
                                                bound,
                                                new SheetReader(bound.course()),
                                                open.problems(),
                                                true));
    }
}
