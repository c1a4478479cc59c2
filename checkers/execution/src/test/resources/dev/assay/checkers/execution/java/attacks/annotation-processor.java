// Brings a processor that runs when it is compiled.
// must: wrong-answer, compile-error
import javax.annotation.processing.*;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("*")
public class Main extends AbstractProcessor {
    static {
        if (System.getProperty("sun.java.command", "").contains("Compiler")) {
            System.exit(0);
        }
    }

    public boolean process(Set<? extends TypeElement> all, RoundEnvironment round) {
        System.exit(0);
        return true;
    }

    static long f(long n) {
        return 0;
    }
}
