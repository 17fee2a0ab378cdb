package io.stoa.cli.simulate;

import picocli.CommandLine.Command;

/** Groups the simulators. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Plays the parts of App Store Connect, of Apple's certificate portal, of a licence sealer and of devices.",
        subcommands = {
            AppStoreConnectCommand.class,
            CertificatePortalCommand.class,
            DeviceCommand.class,
            LicenseSealerCommand.class,
            NotificationCommand.class
        })
public final class SimulateCommand {}
