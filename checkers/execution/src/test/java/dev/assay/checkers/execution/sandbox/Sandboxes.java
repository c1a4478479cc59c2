package dev.assay.checkers.execution.sandbox;

import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** Whether there are sandboxes where the tests run. */
public final class Sandboxes {

    private Sandboxes() {}

    /** Skips a test, and says loudly why, where there is no sandbox. */
    public static void assume() {
        Optional<Obstacle> obstacle = Obstacle.find();
        if (obstacle.isPresent()) {
            String why =
                    "NOT TESTED: the sandbox and all that runs in it: "
                            + obstacle.get().problem()
                            + " ("
                            + obstacle.get().mend()
                            + ")";
            System.getLogger(Sandboxes.class.getName()).log(System.Logger.Level.ERROR, why);
            throw new TestAbortedException(why);
        }
    }
}
