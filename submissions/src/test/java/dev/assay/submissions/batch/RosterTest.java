package dev.assay.submissions.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.submissions.intake.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {

    private static final String CLASS =
            """
            \uFEFFID,Name,E-mail
            101,"Lovelace, Ada",ada@example.org
            102,José Moreau,Jose.Moreau@example.org
            103,Ben Smith,ben@example.org
            104,Ben Smith,ben2@example.org
            102,Somebody Else,else@example.org
            """;

    private final List<String> problems = new ArrayList<>();

    private Roster roster(String csv) throws RefusedException {
        return Roster.read(Table.parse("roster.csv", csv), problems);
    }

    /** Where a mark makes another letter it is no accent; and who is called so is meant. */
    @Test
    void unlikeNamesOfAnyScriptAreNotTheSame() throws Exception {
        Roster roster =
                roster(
                        """
                        id,name
                        h1,राम कुमार
                        h2,रमा कुमार
                        h3,かき
                        t1,Thomas James
                        t2,James Thomas
                        """);
        for (String name :
                List.of("राम कुमार", "रमा कुमार", "かき", "Thomas James", "James Thomas")) {
            assertThat(roster.find(List.of(name)))
                    .isInstanceOfSatisfying(
                            Roster.Match.Found.class,
                            found -> assertThat(found.learner().name()).isEqualTo(name));
        }
        for (String name : List.of("रीमा कुमार", "がき")) {
            assertThat(roster.find(List.of(name))).isInstanceOf(Roster.Match.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "101 | 101",
                "ADA@example.org | 101",
                "Ada Lovelace | 101",
                "ada  LOVELACE | 101",
                "lovelaceada | 101",
                "Jose Moreau | 102",
                "102 | either: [102, 102]",
                "moreau josé | 102",
                "Ben Smith | either: [103, 104]",
                "José Morea | none: José Moreau",
                "1011 | none: 101",
                "zzzzzz | none",
            })
    void aLearnerIsFoundOrNearOnesAreTold(String written, String found) throws Exception {
        Roster.Match match = roster(CLASS).find(List.of(written));
        String shown =
                switch (match) {
                    case Roster.Match.Found(Roster.Learner learner) -> learner.id();
                    case Roster.Match.Unclear(List<Roster.Learner> could) ->
                            "either: " + could.stream().map(Roster.Learner::id).toList();
                    case Roster.Match.Unknown(List<String> near) ->
                            near.isEmpty() ? "none" : "none: " + near.getFirst();
                };
        assertThat(shown).isEqualTo(found);
    }

    @Test
    void aRowThatSaysTheSameOnceMoreIsNoProblem() throws Exception {
        Roster roster = roster("id,name,email\n7,Di Volk,di@x.org\n7,Di Volk,di@x.org\n");
        assertThat(problems).isEmpty();
        assertThat(roster.find(List.of("7"))).isInstanceOf(Roster.Match.Found.class);
    }

    @Test
    void anIdThatStandsTwiceForDifferentLearnersIsTold() throws Exception {
        assertThat(roster(CLASS).learners()).hasSize(4);
        assertThat(problems).singleElement().asString().contains("roster.csv:6", "102", "twice");
    }

    @Test
    void namesThatMeanDifferentLearnersMeanNobody() throws Exception {
        Roster roster = roster(CLASS);
        assertThat(roster.find(List.of("101", "Ada Lovelace")))
                .isInstanceOf(Roster.Match.Found.class);
        assertThat(roster.find(List.of("101", "José Moreau")))
                .isInstanceOf(Roster.Match.Unclear.class);
    }

    @Test
    void anotherEncodingIsToldAndNobodyIsCalledByHalfAName() throws Exception {
        assertThat(roster("id,name\n1,M\uFFFDller\n").learners()).isEmpty();
        assertThat(problems).singleElement().asString().contains("roster.csv:2", "UTF-8");
    }

    @Test
    void excelsLineAboveTheHeadingIsNoHeading() throws Exception {
        assertThat(roster("sep=;\nid;name\n1;Ada\n").learners()).hasSize(1);
    }

    @Test
    void anIdThatIsTooLongIsToldWithItsLine() throws Exception {
        Roster roster = roster("id,name\n" + "x".repeat(201) + ",Long\nb,Ben\n");
        assertThat(roster.learners()).extracting(Roster.Learner::id).containsExactly("b");
        assertThat(problems).singleElement().asString().contains("roster.csv:2", "200 characters");
    }

    @Test
    void firstAndLastNamesAndSemicolonsAreRead() throws Exception {
        Roster roster = roster("First name;Surname;Email address\nAda;Lovelace;a@b.org\n");
        assertThat(roster.learners())
                .containsExactly(new Roster.Learner("a@b.org", "Ada Lovelace", "a@b.org", 2));
    }

    @Test
    void aFileThatIsNoRosterIsToldWithItsMend() throws Exception {
        assertThat(roster("x,y\n1,2\n").learners()).isEmpty();
        assertThat(problems).singleElement().asString().contains("id,name,email");
        assertThatThrownBy(() -> roster("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> roster("id,name\n1,\"open")).hasMessageContaining("quote");
    }
}
