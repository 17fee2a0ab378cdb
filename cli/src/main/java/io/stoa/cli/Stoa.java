package io.stoa.cli;

import io.stoa.cli.packages.PackageCommand;
import io.stoa.cli.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code stoa}: everything an operator does from a terminal. */
@Command(
        name = "stoa",
        mixinStandardHelpOptions = true,
        description = "A self-hosted server for alternative app marketplaces on iOS and iPadOS.",
        subcommands = {PackageCommand.class, SimulateCommand.class})
public final class Stoa {

    private Stoa() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Stoa()).execute(arguments));
    }
}
