package io.stoa.outbound.http;

import io.stoa.outbound.Outbound.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where requests may go, and how long an answer may keep silent. */
@ApplicationScoped
public class OutboundSettings {

    @Inject
    @ConfigProperty(name = "stoa.app-store-connect.url", defaultValue = "https://api.appstoreconnect.apple.com")
    String appStoreConnect;

    @Inject
    @ConfigProperty(
            name = "stoa.app-store-connect.download-hosts",
            defaultValue = "*.itunes.apple.com,*.cdn-apple.com,*.mzstatic.com")
    List<String> downloadHosts;

    @Inject
    @ConfigProperty(name = "stoa.outbound.idle-timeout", defaultValue = "PT60S")
    Duration idleTimeout;

    @Inject
    @ConfigProperty(name = "stoa.outbound.connect-timeout", defaultValue = "PT10S")
    Duration connectTimeout;

    /** Scheme, host and port of the App Store Connect API. */
    public URI appStoreConnect() {
        return URI.create(appStoreConnect.endsWith("/") ? appStoreConnect : appStoreConnect + "/");
    }

    List<AllowedOrigin> allowed(Destination destination) {
        Stream<String> entries =
                switch (destination) {
                    case APP_STORE_CONNECT -> Stream.of(originOf(appStoreConnect()));
                    case PACKAGE_DOWNLOAD -> downloadHosts.stream();
                };
        return entries.map(AllowedOrigin::new).toList();
    }

    private static String originOf(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }
}
