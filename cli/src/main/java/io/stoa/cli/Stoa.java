package io.stoa.cli;

import io.stoa.cli.demo.DemoCommand;
import io.stoa.cli.installation.ReconcileCommand;
import io.stoa.cli.licensekeys.LicenseKeysCommand;
import io.stoa.cli.packages.PackageCommand;
import io.stoa.cli.run.RunCommand;
import io.stoa.cli.sealer.LicenseSealerCommand;
import io.stoa.cli.secrets.SecretsCommand;
import io.stoa.cli.simulate.SimulateCommand;
import io.stoa.cli.token.TokenCommand;
import io.stoa.cli.torture.TortureCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code stoa}: everything an operator does from a terminal. */
@Command(
        name = "stoa",
        mixinStandardHelpOptions = true,
        description = "A self-hosted server for alternative app marketplaces on iOS and iPadOS.",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            LicenseKeysCommand.class,
            LicenseSealerCommand.class,
            PackageCommand.class,
            ReconcileCommand.class,
            SecretsCommand.class,
            SimulateCommand.class,
            TokenCommand.class,
            TortureCommand.class
        })
public final class Stoa {

    private Stoa() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Stoa()).execute(arguments));
    }
}
