package dev.assay.submissions.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The server's settings; {@code assay up} fills in the first three. */
@ConfigMapping(prefix = "assay")
public interface Settings {

    /** A folder of courses, or a course's folder. */
    @WithDefault("courses")
    Path courses();

    /** Where {@code courses/} and {@code plugins/} of the operator's own lie. */
    @WithDefault("data")
    Path data();

    /** Whether only this machine reaches the server: then requests must be meant for it. */
    @WithDefault("true")
    boolean loopback();

    /** Bytes of a request's body: one of 1 MB of text may be six times as long in JSON. */
    @WithDefault("8388608")
    int largestBody();

    /** How often courses are looked at for changes. */
    @WithDefault("1s")
    Duration watch();
}
