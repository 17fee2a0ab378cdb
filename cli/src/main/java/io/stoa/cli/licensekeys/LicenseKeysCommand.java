package io.stoa.cli.licensekeys;

import picocli.CommandLine.Command;

/** The command {@code stoa license-keys}. */
@Command(
        name = "license-keys",
        mixinStandardHelpOptions = true,
        description = "Makes the keys of licences, asks for their certificates and installs them.",
        subcommands = {LicenseKeysRequestCommand.class, LicenseKeysInstallCommand.class, LicenseKeysListCommand.class})
public final class LicenseKeysCommand {}
