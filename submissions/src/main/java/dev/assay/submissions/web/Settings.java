package dev.assay.submissions.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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

    /** Bytes of a class's work that comes as one batch. */
    @WithDefault("134217728")
    int largestBatch();

    /** How often courses are looked at for changes. */
    @WithDefault("1s")
    Duration watch();

    /** A PostgreSQL database instead of the embedded one. */
    Database database();

    /** How much is taken. */
    Limits limits();

    /** The server's log. */
    Log log();

    /** The server's log. */
    interface Log {

        /** Whether each line is one of JSON; {@code application.properties} hands it on. */
        @WithDefault("false")
        boolean json();
    }

    /** A PostgreSQL database. */
    interface Database {

        /** Such as {@code jdbc:postgresql://localhost:5432/assay}; without it the embedded one. */
        Optional<String> url();

        /** Who signs in. */
        Optional<String> user();

        /** With what. */
        Optional<String> password();
    }

    /** How much is taken. */
    interface Limits {

        /** Submissions of one learner to one course within a minute. */
        @WithDefault("60")
        int learnerPerMinute();

        /** Submissions to one course within a second. */
        @WithDefault("2000")
        int coursePerSecond();

        /** Submissions that may wait to be graded before no more are taken. */
        @WithDefault("20000")
        int waiting();
    }
}
