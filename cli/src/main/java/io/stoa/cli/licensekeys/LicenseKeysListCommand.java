package io.stoa.cli.licensekeys;

import io.stoa.cli.installation.InstallationApi;
import io.stoa.cli.installation.InstallationRefused;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code stoa license-keys list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the keys of licences: what each is for, how far it has come, when its certificate ends.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:they are listed", "2:they could not be read; the reason is printed"})
public final class LicenseKeysListCommand implements Callable<Integer> {

    private static final int LISTED = 0;
    private static final int REFUSED = 2;

    @Mixin
    private InstallationApi installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            KeyTable.print(installation.get("license-keys"), spec.commandLine().getOut());
            return LISTED;
        } catch (InstallationRefused refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return REFUSED;
        }
    }
}
