package io.stoa.storefront.view;

import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a request comes from a page of ours: its {@code Origin} is the public URL's, spelt as browsers spell it. */
@ApplicationScoped
public class OwnOrigin {

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    @Inject
    InstallationSettings installation;

    /** Whether the one {@code Origin} header is ours; none, another, {@code null} or several are not. */
    public boolean sent(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Origin")).equals(List.of(originOf(installation.publicUrl())));
    }

    /** Scheme, host and the port unless it is the scheme's own, in lower case. */
    static String originOf(String url) {
        URI address = URI.create(url);
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean plainPort = address.getPort() < 0 || DEFAULT_PORTS.get(scheme).equals(address.getPort());
        return scheme + "://" + host + (plainPort ? "" : ":" + address.getPort());
    }
}
