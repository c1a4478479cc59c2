package dev.assay.submissions.web;

import dev.assay.submissions.cli.Main;
import dev.assay.submissions.cli.ServerStarter;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the server: what the launcher runs for {@code assay up}. */
@QuarkusMain
public final class Server {

    private Server() {}

    /** Reads the command's options, then runs until it is stopped. */
    public static void main(String[] args) {
        Main.main(Server::start, args);
    }

    private static int start(ServerStarter.Options options) {
        System.setProperty("quarkus.http.host", options.host());
        System.setProperty("quarkus.http.port", Integer.toString(options.port()));
        System.setProperty("assay.courses", options.courses().toString());
        System.setProperty("assay.data", options.data().toString());
        System.setProperty("assay.loopback", Boolean.toString(options.loopback()));
        Quarkus.run();
        return 0;
    }
}
