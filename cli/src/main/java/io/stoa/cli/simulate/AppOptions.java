package io.stoa.cli.simulate;

import io.stoa.simulator.device.AppsRequest;
import io.stoa.simulator.device.InstallChannel;
import picocli.CommandLine.Option;

/** One app as a device names it in restore and update requests. */
final class AppOptions {

    @Option(names = "--app", required = true, description = "Apple item id.")
    private String appleItemId;

    @Option(names = "--version", required = true, description = "Apple version id: wanted, or installed for updates.")
    private String appleVersionId;

    @Option(names = "--account", defaultValue = "", description = "Account of the person.")
    private String account;

    @Option(names = "--from-link", description = "The app came from a link: no headers of the marketplace app.")
    private boolean fromLink;

    AppsRequest request() {
        InstallChannel channel = fromLink ? InstallChannel.LINK : InstallChannel.MARKETPLACE_APP;
        return AppsRequest.of(channel, account, appleItemId, appleVersionId);
    }
}
