package dev.assay.checkers.code.java;

import dev.assay.checkers.code.structure.CodeTree;
import dev.assay.checkers.code.structure.FrontEnd;
import dev.assay.checkers.code.structure.PatternException;
import dev.assay.spi.AnswerFile;
import dev.assay.spi.Region;
import java.util.List;
import java.util.Optional;

/** What the pattern language has of Java's own. */
public final class JavaFrontEnd implements FrontEnd {

    @Override
    public String language() {
        return "Java";
    }

    @Override
    public String withoutHoles(String pattern) throws PatternException {
        return new JavaHoles(pattern).words();
    }

    @Override
    public CodeTree parse(String text) throws Exception {
        AnswerFile file = new AnswerFile("pattern", text);
        Region region =
                Region.of(
                        file,
                        Region.Kind.CODE,
                        Region.Form.BLOCK,
                        Optional.of("java"),
                        0,
                        text.length());
        JavaTree.Code code = JavaTree.of(JavaCode.Making.ONLY.of(List.of(region)));
        if (code.unreadable().isPresent()) {
            throw new PatternException(code.unreadable().get(), "write a shorter one");
        }
        return code.tree();
    }

    @Override
    public boolean isNamed(String wanted, CodeTree code, int node) {
        return code.name(node).equals(wanted);
    }

    @Override
    public String fullName(String written) {
        return JavaTypes.canonical(written);
    }

    @Override
    public boolean isKindOf(String type, String wanted) {
        String plain = type.replaceFirst("^[?=]", "");
        if (plain.equals(wanted) || JavaTypes.simple(plain).equals(wanted)) {
            return true;
        }
        Optional<Class<?>> one = JavaTypes.jdk(plain);
        Optional<Class<?>> other = JavaTypes.jdk(wanted);
        return one.isPresent() && other.isPresent() && other.get().isAssignableFrom(one.get());
    }

    @Override
    public Optional<String> doubt(String fullName) {
        int dot = fullName.lastIndexOf('.');
        if (!fullName.startsWith("java.") || JavaTypes.jdk(fullName).isPresent()) {
            return Optional.empty();
        }
        Optional<Class<?>> owner = JavaTypes.jdk(fullName.substring(0, dot));
        return owner.isPresent() && !JavaTypes.has(owner.get(), fullName.substring(dot + 1))
                ? Optional.of("look at the documentation of " + owner.get().getName())
                : Optional.empty();
    }
}
