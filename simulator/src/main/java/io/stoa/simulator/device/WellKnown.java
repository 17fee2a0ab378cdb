package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/**
 * The documents under {@code /.well-known/} of the server's public address: 200, no redirect, strict JSON.
 *
 * @see "Apple, MarketplaceKit: Installing apps from an alternative marketplace; Installing your app from your website"
 */
final class WellKnown {

    private final DeviceHttp http;
    private final URI publicUrl;
    private final StepLog log;

    WellKnown(DeviceHttp http, URI publicUrl, StepLog log) {
        this.http = http;
        this.publicUrl = publicUrl;
        this.log = log;
    }

    MarketplaceKit marketplaceKit() {
        return log.step("marketplace-kit", notes -> {
            MarketplaceKit kit = MarketplaceKit.parse(fetch("marketplace-kit", Case.NETWORK_ERROR, notes));
            notes.warnAll(kit.warnings());
            notes.proved("endpoints complete, "
                    + kit.overridesByAppleItemId().size() + " overrides, polling every "
                    + kit.defaults().pollingInterval().toHours() + " h");
            return kit;
        });
    }

    AuthorizationServer authorizationServer() {
        return log.step("oauth-authorization-server", notes -> {
            byte[] json = fetch("oauth-authorization-server", Case.OAUTH_TOKEN_ERROR, notes);
            AuthorizationServer server = AuthorizationServer.parse(json, publicUrl, notes);
            notes.proved("issuer " + server.issuer());
            return server;
        });
    }

    /** The registered domain: the host itself or one below it may hold pages and packages. */
    void requireOwnDomain(URI pageOrigin) {
        String registered = publicUrl.getHost();
        String host = pageOrigin.getHost();
        if (!host.equalsIgnoreCase(registered) && !host.toLowerCase(Locale.ROOT).endsWith("." + registered)) {
            throw Case.FEATURE_UNAVAILABLE.because(
                    "The page is on " + host + ", which does not belong to the domain " + registered + ".",
                    "Register the domain of the page in App Store Connect, or put the page on the registered one.");
        }
    }

    private byte[] fetch(String document, Case otherwise, StepNotes notes) {
        URI url = SecureUrl.origin(publicUrl).resolve("/.well-known/" + document);
        HttpAnswer answer = http.get(url, Map.of()).requireOk(document + " document", otherwise);
        if (!answer.header("Content-Type").startsWith("application/json")) {
            notes.warn("Content-Type is '" + answer.header("Content-Type") + "', not application/json.");
        }
        return answer.body();
    }
}
