package dev.assay.submissions.batch;

import dev.assay.config.NearNames;
import dev.assay.submissions.store.NewSubmission;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is in a class. A learner is found by id, by e-mail, or by a name that only one of them has;
 * what is merely like one of these is told, and never taken.
 */
public final class Roster {

    /** Accents. In other scripts what is put to a letter makes another one of it. */
    private static final Pattern MARKS =
            Pattern.compile("(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])\\p{M}+");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    private static final List<String> IDS =
            List.of(
                    "id",
                    "id number",
                    "idnumber",
                    "student id",
                    "sis user id",
                    "user id",
                    "matriculation number",
                    "learner",
                    "username",
                    "identifier");
    private static final List<String> NAMES =
            List.of("name", "full name", "fullname", "student", "student name", "display name");
    private static final List<String> FIRST = List.of("first name", "firstname", "given name");
    private static final List<String> LAST = List.of("last name", "lastname", "surname");
    private static final List<String> MAILS =
            List.of("email", "e-mail", "email address", "e-mail address", "mail", "sis login id");

    private static final int LONGEST = NewSubmission.LONGEST_NAME;

    private final Map<String, Learner> byId;
    private final Map<String, List<Learner>> twice = new HashMap<>();
    private final Map<String, List<Learner>> byMail = new HashMap<>();
    private final Map<String, List<Learner>> byName = new HashMap<>();

    /**
     * Somebody in the class; what is not known of them is empty.
     *
     * @param line where they stand in the roster; 0 when they don't
     */
    public record Learner(String id, String name, String email, int line) {

        /** Whether a row says the same once more. */
        boolean isLike(Learner other) {
            return id.equals(other.id) && name.equals(other.name) && email.equals(other.email);
        }
    }

    /** What looking for a learner came to. */
    public sealed interface Match {

        /** This one. */
        record Found(Learner learner) implements Match {}

        /** Several, and it can't be told which of them. */
        record Unclear(List<Learner> could) implements Match {

            public Unclear {
                could = List.copyOf(could);
            }
        }

        /** Nobody; these are like it. */
        record Unknown(List<String> near) implements Match {

            public Unknown {
                near = List.copyOf(near);
            }
        }
    }

    private Roster(Map<String, Learner> byId) {
        this.byId = byId;
        for (Learner learner : byId.values()) {
            if (!learner.email().isEmpty()) {
                byMail.computeIfAbsent(mail(learner.email()), any -> new ArrayList<>())
                        .add(learner);
            }
            if (!learner.name().isEmpty()) {
                byName.computeIfAbsent(plain(learner.name()), any -> new ArrayList<>())
                        .add(learner);
            }
        }
    }

    /** A class of which nobody is known. */
    public static Roster unknown() {
        return new Roster(new LinkedHashMap<>());
    }

    /** A class as it is known already; of an id that stands twice the first holds. */
    public static Roster of(List<Learner> learners) {
        LinkedHashMap<String, Learner> byId = new LinkedHashMap<>();
        learners.forEach(learner -> byId.putIfAbsent(learner.id(), learner));
        return new Roster(byId);
    }

    /**
     * Reads a roster.
     *
     * @param rows with a heading: an id, or an e-mail, or a name, in columns as usual exports have
     * @param problems is given what is wrong with some rows; those are left out
     */
    public static Roster read(Table rows, List<String> problems) {
        problems.addAll(rows.problems());
        LinkedHashMap<String, Learner> byId = new LinkedHashMap<>();
        Map<String, List<Learner>> twice = new HashMap<>();
        Optional<String> id = rows.column(IDS);
        Optional<String> name = rows.column(NAMES);
        Optional<String> first = rows.column(FIRST);
        Optional<String> last = rows.column(LAST);
        Optional<String> mail = rows.column(MAILS);
        for (Table.Row row : rows.rows()) {
            if (row.cells().values().stream().anyMatch(cell -> cell.indexOf('\uFFFD') >= 0)) {
                problems.add(
                        "%s:%d: is not in UTF-8, so names can't be read; save it as \"CSV UTF-8\""
                                .formatted(rows.where(), row.line()));
                return new Roster(byId);
            }
        }
        if (id.isEmpty() && mail.isEmpty() && name.isEmpty() && last.isEmpty()) {
            problems.add(
                    rows.where()
                            + ": there is no column of ids, names or e-mails; its first row names"
                            + " the columns, such as id,name,email");
            return new Roster(byId);
        }
        for (Table.Row row : rows.rows()) {
            String whole =
                    name.map(row::cell)
                            .orElseGet(
                                    () ->
                                            (first.map(row::cell).orElse("")
                                                            + " "
                                                            + last.map(row::cell).orElse(""))
                                                    .strip());
            String email = mail.map(row::cell).orElse("");
            String key = id.map(row::cell).filter(each -> !each.isEmpty()).orElse(email);
            key = key.isEmpty() ? whole : key;
            if (key.isEmpty()) {
                continue;
            }
            if (Math.max(key.length(), Math.max(whole.length(), email.length())) > LONGEST) {
                problems.add(
                        "%s:%d: an id, a name and an e-mail have %d characters at most"
                                .formatted(rows.where(), row.line(), LONGEST));
                continue;
            }
            Learner learner = new Learner(key, whole, email, row.line());
            Learner before = byId.putIfAbsent(key, learner);
            if (before != null && !before.isLike(learner)) {
                twice.computeIfAbsent(key, any -> new ArrayList<>(List.of(before))).add(learner);
                problems.add(
                        "%s:%d: the id %s stands twice, for %s and for %s; give each one of their own"
                                .formatted(rows.where(), row.line(), key, before.name(), whole));
            }
        }
        Roster roster = new Roster(byId);
        roster.twice.putAll(twice);
        return roster;
    }

    /** All of the class, in the order of the file. */
    public SequencedCollection<Learner> learners() {
        return List.copyOf(byId.values());
    }

    /** The learner who is meant by some names, each of which may be an id, an e-mail or a name. */
    public Match find(List<String> names) {
        SequencedSet<Learner> found = new LinkedHashSet<>();
        SequencedSet<Learner> could = new LinkedHashSet<>();
        for (String name : names) {
            List<Learner> these = candidates(name);
            (these.size() == 1 ? found : could).addAll(these);
        }
        if (found.size() == 1) {
            return new Match.Found(found.getFirst());
        }
        if (!found.isEmpty() || !could.isEmpty()) {
            found.addAll(could);
            return new Match.Unclear(List.copyOf(found));
        }
        List<String> known = new ArrayList<>(byId.keySet());
        byId.values().forEach(learner -> known.add(learner.name()));
        return new Match.Unknown(
                names.stream()
                        .flatMap(name -> NearNames.near(name, known).stream())
                        .distinct()
                        .limit(3)
                        .toList());
    }

    /** All who may be meant by a name: of an id by themselves, else of an e-mail, of a name. */
    private List<Learner> candidates(String name) {
        String id = name.strip();
        Learner exact = byId.get(id);
        if (exact != null) {
            return twice.getOrDefault(id, List.of(exact));
        }
        return Stream.of(
                        byMail.getOrDefault(mail(name), List.of()),
                        byName.getOrDefault(plain(name), List.of()).stream()
                                .filter(learner -> exact(learner.name()).equals(exact(name)))
                                .toList(),
                        byName.getOrDefault(plain(name), List.of()),
                        squeezed(name))
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * What to say of ids that nobody has, each with those that are like it: what somebody wrote for
     * a learner holds for none. Nothing where nobody is known.
     *
     * @param where they are written
     */
    public List<String> strangers(String where, Collection<String> ids) {
        if (byId.isEmpty()) {
            return List.of();
        }
        return ids.stream()
                .filter(id -> !byId.containsKey(id))
                .sorted()
                .map(
                        id -> {
                            List<String> near =
                                    switch (find(List.of(id))) {
                                        case Match.Found(Learner one) -> List.of(one.id());
                                        case Match.Unclear(List<Learner> could) ->
                                                could.stream().map(Learner::id).toList();
                                        case Match.Unknown(List<String> like) -> like;
                                    };
                            return "%s: what stands there for %s holds for nobody: no learner has that id%s"
                                    .formatted(
                                            where,
                                            id,
                                            near.isEmpty()
                                                    ? ""
                                                    : " (near: " + String.join(", ", near) + ")");
                        })
                .toList();
    }

    /** Whether somebody has that id. */
    public boolean isId(String id) {
        return byId.containsKey(id);
    }

    /** Canvas writes "Lovelace, Ada" as lovelaceada. */
    private List<Learner> squeezed(String name) {
        String together = BETWEEN.matcher(fold(name)).replaceAll("");
        return byId.values().stream()
                .filter(learner -> !learner.name().isEmpty())
                .filter(learner -> isSqueezed(together, learner.name()))
                .toList();
    }

    private static boolean isSqueezed(String together, String name) {
        String[] parts = BETWEEN.split(fold(name));
        if (parts.length < 2) {
            return false;
        }
        String straight = String.join("", parts);
        String turned =
                parts[parts.length - 1] + String.join("", Arrays.copyOf(parts, parts.length - 1));
        return together.equals(straight) || together.equals(turned);
    }

    private static String mail(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** As it is written, but for case and how its letters are composed. */
    private static String exact(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Without accents, case and order: "Lovelace, Ada" is "ada lovelace". */
    private static String plain(String name) {
        return Arrays.stream(BETWEEN.split(fold(name)))
                .filter(part -> !part.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String fold(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
