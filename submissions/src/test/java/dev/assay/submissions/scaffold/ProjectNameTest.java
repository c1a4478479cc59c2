package dev.assay.submissions.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.spi.CheckerInfo;
import dev.assay.spi.Cost;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be a name, and what comes of it in Java. */
class ProjectNameTest {

    @ParameterizedTest
    @CsvSource({
        "my-checker, own.my-checker, MyChecker",
        "words2, own.words2, Words2Checker",
        "biology.latin-names, biology.latin-names, BiologyLatinNamesChecker",
        "checker, own.checker, Checker",
        "int, own.int, IntChecker",
        "class, own.class, ClassChecker",
        "a, own.a, AChecker",
        "x-1-y, own.x-1-y, X1YChecker",
    })
    void aGoodNameIsAnIdAClassAndAPackage(String name, String id, String className)
            throws ScaffoldException {
        ProjectName parsed = ProjectName.parseChecker(name);
        assertThat(parsed.checkerId()).isEqualTo(id);
        assertThat(new CheckerInfo(id, 1, Cost.INSTANT, "x").id()).isEqualTo(id);
        assertThat(parsed.className()).isEqualTo(className);
        assertThat(SourceVersion.isName(parsed.packageName() + "." + className)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "My Checker, my-checker",
        "Wörter, worter",
        "2fast, fast",
        "../../etc/passwd, etc-passwd",
        "under_score, under-score",
        "-rf, rf",
        "a--b, a-b",
    })
    void aBadNameIsRefusedWithABetterOne(String name, String better) {
        assertThatThrownBy(() -> ProjectName.parseChecker(name))
                .isInstanceOf(ScaffoldException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageEndingWith("; try " + better);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "语言", "...", "a.b.c", "a.", ".a", "a\n", "@name@"})
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> ProjectName.parseChecker(name))
                .isInstanceOf(ScaffoldException.class);
        assertThatThrownBy(() -> ProjectName.parse(name)).isInstanceOf(ScaffoldException.class);
    }

    @Test
    void aNameHasABound() throws ScaffoldException {
        assertThat(ProjectName.parse("a".repeat(60)).text()).hasSize(60);
        assertThatThrownBy(() -> ProjectName.parse("a".repeat(61)))
                .hasMessageContaining("60 characters at most");
    }

    @Test
    void aCourseHasNoFamily() {
        assertThatThrownBy(() -> ProjectName.parse("a.b")).isInstanceOf(ScaffoldException.class);
    }
}
