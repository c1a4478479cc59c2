package dev.assay.checkers.code.python;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** Which call a value came of: two calls that are written alike are two calls. */
final class CallResults {

    static final CallResults NONE = new CallResults(new IdentityHashMap<>());

    private final IdentityHashMap<Origin, Use> calls;

    /** Keeps a copy. */
    CallResults(IdentityHashMap<Origin, Use> calls) {
        this.calls = new IdentityHashMap<>(calls);
    }

    /** The call that returned a value; null when it came of none that is known. */
    @Nullable Use of(Origin value) {
        return calls.get(value);
    }
}
