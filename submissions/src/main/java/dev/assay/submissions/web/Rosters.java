package dev.assay.submissions.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.submissions.batch.Roster;
import dev.assay.submissions.batch.Roster.Match;
import dev.assay.submissions.intake.RefusedException;
import dev.assay.submissions.store.Learners.OnRoster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who is on the courses' rosters, for whoever hands in for them. */
@ApplicationScoped
class Rosters {

    private static final int MOST = 100;

    private final Desk desk;

    /** By course, empty where it has none; another process may have changed what is older. */
    private final Cache<String, Optional<Roster>> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofSeconds(2)).build();

    @Inject
    Rosters(Desk desk) {
        this.desk = desk;
    }

    /**
     * The id of whom somebody means who may hand in for others: by an id, an e-mail or a name, as
     * in a batch. Whoever is not on the roster is who they say.
     *
     * @param named how they are called; where in several ways, first by what holds for a stranger
     * @throws RefusedException when it can't be told which of several
     */
    String learner(String course, List<String> named) throws RefusedException {
        Optional<Roster> roster = Objects.requireNonNull(known.get(course, this::read));
        if (roster.isEmpty()) {
            return named.getFirst();
        }
        return switch (roster.get().find(named)) {
            case Match.Found(Roster.Learner learner) -> learner.id();
            case Match.Unknown unknown -> named.getFirst();
            case Match.Unclear(List<Roster.Learner> could) ->
                    throw new RefusedException(
                            "several on the roster are called "
                                    + String.join(", ", named)
                                    + ": give the id of one, of "
                                    + could.stream()
                                            .map(Roster.Learner::id)
                                            .collect(Collectors.joining(", ")));
        };
    }

    private Optional<Roster> read(String course) {
        List<OnRoster> all = desk.store().learners().roster(course);
        return all.isEmpty() ? Optional.empty() : Optional.of(roster(all));
    }

    /** A course's roster has changed. */
    void changed(String course) {
        known.invalidate(course);
    }

    /** A roster of those whom the store knows. */
    static Roster roster(List<OnRoster> learners) {
        return Roster.of(
                learners.stream()
                        .map(
                                each ->
                                        new Roster.Learner(
                                                each.handle(), each.name(), each.email(), 0))
                        .toList());
    }
}
