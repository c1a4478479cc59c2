package dev.assay.submissions.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, and hands the console to those that write to it. */
final class CommandFactory implements IFactory {

    private final Console console;
    private final ServerStarter starter;

    CommandFactory(Console console, ServerStarter starter) {
        this.console = console;
        this.starter = starter;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (ConsoleCommand.class.isAssignableFrom(type)) {
            return type.getDeclaredConstructor(Console.class).newInstance(console);
        }
        if (type == UpCommand.class) {
            return type.cast(new UpCommand(starter));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
