package io.stoa.outbound.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Ways out as configured for a test. */
public final class Outbounds {

    private Outbounds() {}

    public static OutboundSettings settings(URI appStoreConnect, String... downloadHosts) {
        OutboundSettings settings = new OutboundSettings();
        settings.appStoreConnect = appStoreConnect.toString();
        settings.downloadHosts = List.of(downloadHosts);
        settings.idleTimeout = Duration.ofSeconds(20);
        settings.connectTimeout = Duration.ofSeconds(5);
        return settings;
    }

    public static HttpOutbound over(OutboundSettings settings) {
        HttpOutbound outbound = new HttpOutbound();
        outbound.settings = settings;
        outbound.open();
        return outbound;
    }

    public static void close(HttpOutbound outbound) {
        outbound.close();
    }
}
