package io.stoa.cli.packages;

import picocli.CommandLine.Command;

/** The command {@code stoa package}. */
@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description = "Verifies alternative distribution packages, hands them in, or forges some for tests.",
        subcommands = {PackageVerifyCommand.class, PackageAddCommand.class, PackageForgeCommand.class})
public final class PackageCommand {}
