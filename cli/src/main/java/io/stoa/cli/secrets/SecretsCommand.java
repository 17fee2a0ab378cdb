package io.stoa.cli.secrets;

import picocli.CommandLine.Command;

/** The command {@code stoa secrets}. */
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = "Looks after what is sealed at rest.",
        subcommands = SecretsReWrapCommand.class)
public final class SecretsCommand {}
