package io.stoa.install.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.Platform;
import io.stoa.install.DeviceRequest;
import io.stoa.install.RequestedApp;
import io.stoa.problem.rest.JsonBody;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a device sends to restore and updates. Apple does not say what else may come, so everything that can be
 * understood is: ids as numbers, platforms and versions nobody knows yet, members we have never seen.
 */
final class DeviceRequests {

    static final int MOST_APPS = 1_000;

    private DeviceRequests() {}

    static DeviceRequest read(byte[] body, Optional<String> account, Optional<AppleItemId> only) {
        JsonBody request = JsonBody.parse(body);
        List<RequestedApp> apps = request.objects("apps", MOST_APPS).stream()
                .map(DeviceRequests::app)
                .toList();
        return new DeviceRequest(
                apps,
                request.scalar("platform").flatMap(Platform::parse),
                request.scalar("osVersion").flatMap(OsVersion::parse),
                account,
                only);
    }

    private static RequestedApp app(JsonBody app) {
        return new RequestedApp(
                app.scalar("appleItemId").orElse(""),
                app.scalar("appleVersionId").orElse(""));
    }
}
