package io.stoa.outbound.http;

import io.stoa.outbound.Outbound;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** The one way out over HTTP, with Apache HttpClient: its reads time out one by one, its resolver is ours. */
@ApplicationScoped
public class HttpOutbound implements Outbound {

    private static final int MOST_CONNECTIONS = 32;
    private static final int MOST_CONNECTIONS_PER_HOST = 16;

    @Inject
    OutboundSettings settings;

    private CloseableHttpClient client;

    @PostConstruct
    void open() {
        Timeout idle = Timeout.of(settings.idleTimeout());
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver(trustedHosts()))
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(idle).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                                .setSocketTimeout(idle)
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS_PER_HOST)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(idle).build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Stoa")
                .build();
    }

    private Set<String> trustedHosts() {
        return Stream.of(Destination.values())
                .flatMap(destination -> settings.allowed(destination).stream())
                .filter(AllowedOrigin::namesOneOrigin)
                .map(AllowedOrigin::host)
                .collect(Collectors.toSet());
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.GRACEFUL);
    }

    @Override
    public Answer get(Destination destination, URI uri, Map<String, String> headers) {
        return send(destination, uri, new HttpGet(uri), headers);
    }

    @Override
    public Answer post(Destination destination, URI uri, Map<String, String> headers, byte[] json) {
        HttpPost request = new HttpPost(uri);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        return send(destination, uri, request, headers);
    }

    private Answer send(Destination destination, URI uri, HttpUriRequestBase request, Map<String, String> headers) {
        requireAllowed(destination, uri);
        headers.forEach(request::setHeader);
        try {
            return HttpAnswer.of(client.executeOpen(null, request, null));
        } catch (IOException noAnswer) {
            throw new RetryableFailure(
                    FailureCode.CONNECT_UNAVAILABLE, uri.getHost() + " does not answer; it is tried again.", noAnswer);
        }
    }

    private void requireAllowed(Destination destination, URI uri) {
        if (settings.allowed(destination).stream().noneMatch(allowed -> allowed.allows(uri))) {
            throw new MarketplaceException(
                    FailureCode.DESTINATION_REFUSED,
                    "The host " + uri.getHost() + " is not allowed as "
                            + destination.name().toLowerCase(Locale.ROOT)
                            + ". If it is right, add it to the configuration.");
        }
    }
}
