package dev.assay.submissions.cli;

import java.util.concurrent.Callable;

/** A command that writes to the console; its only constructor takes one. */
abstract class ConsoleCommand implements Callable<Integer> {

    final Console console;

    ConsoleCommand(Console console) {
        this.console = console;
    }
}
