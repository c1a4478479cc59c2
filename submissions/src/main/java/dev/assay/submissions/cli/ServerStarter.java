package dev.assay.submissions.cli;

import java.nio.file.Path;

/** Starts the server; kept apart so that the command line names no class of it. */
@FunctionalInterface
public interface ServerStarter {

    /**
     * What {@code assay up} was told.
     *
     * @param host address to listen on
     * @param port 0 for a free one
     * @param courses a folder of courses or a course's folder, absolute
     * @param data absolute
     * @param loopback whether only this machine reaches the address
     */
    record Options(String host, int port, Path courses, Path data, boolean loopback) {}

    /**
     * Runs the server until it is stopped.
     *
     * @return an exit code
     * @throws Exception when it can't start
     */
    int start(Options options) throws Exception;
}
