package io.stoa.cli.sealer;

import picocli.CommandLine.Command;

/** The command {@code stoa license-sealer}. */
@Command(
        name = "license-sealer",
        mixinStandardHelpOptions = true,
        description = "Looks after the process that makes licences.",
        subcommands = SealerCheckCommand.class)
public final class LicenseSealerCommand {}
