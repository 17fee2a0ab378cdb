package io.stoa.outbound.http;

import io.stoa.outbound.NeighbourCalls;
import io.stoa.outbound.NoReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Exchanges documents over HTTP, with a client of its own. A read that times out is not enough of a limit: who sends a byte
 * a second never lets one. So a second thread cuts the exchange when its time is up.
 */
@ApplicationScoped
public class HttpNeighbours implements NeighbourCalls {

    private static final int LARGEST_REPLY = 4 << 20;
    private static final int MOST_CONNECTIONS = 64;
    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    // a neighbour that was restarted has forgotten its connections
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(500);

    @Inject
    NeighbourSettings settings;

    @Resource
    ManagedThreadFactory threads;

    private CloseableHttpClient client;
    private ScheduledThreadPoolExecutor deadlines;

    @PostConstruct
    void open() {
        open(threads);
    }

    void open(ThreadFactory cutters) {
        deadlines = new ScheduledThreadPoolExecutor(1, cutters);
        deadlines.setRemoveOnCancelPolicy(true);
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .build())
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS);
        settings.identity()
                .ifPresent(
                        identity -> connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(identity.context())));
        client = HttpClients.custom()
                .setConnectionManager(connections.build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Stoa")
                .build();
    }

    @PreDestroy
    void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    @Override
    public Reply get(URI uri, Duration limit) throws NoReply {
        return exchange(new HttpGet(uri), uri, limit);
    }

    @Override
    public Reply post(URI uri, byte[] json, Duration limit) throws NoReply {
        HttpPost request = new HttpPost(uri);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        return exchange(request, uri, limit);
    }

    private Reply exchange(HttpUriRequestBase request, URI uri, Duration limit) throws NoReply {
        requireAllowed(uri);
        Future<?> cut = deadlines.schedule(request::cancel, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return reply(client.executeOpen(null, request, null));
        } catch (IOException broken) {
            throw new NoReply(
                    cut.isDone() ? "no answer within " + limit.toMillis() + " ms" : "no answer: " + broken.getMessage(),
                    broken);
        } finally {
            cut.cancel(false);
            // what was not read to its end is dropped; a gentle close would first read the rest, be it without an end
            request.cancel();
        }
    }

    private void requireAllowed(URI uri) throws NoReply {
        if (settings.sealers().stream()
                .noneMatch(sealer -> new AllowedOrigin(sealer.resolve("/").toString()).allows(uri))) {
            throw new NoReply("this address is not configured");
        }
    }

    private static Reply reply(ClassicHttpResponse response) throws IOException, NoReply {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST_REPLY + 1);
        if (body.length > LARGEST_REPLY) {
            throw new NoReply("the answer is longer than " + LARGEST_REPLY + " bytes");
        }
        return new Reply(response.getCode(), mediaType(entity), body);
    }

    private static Optional<String> mediaType(HttpEntity entity) {
        return Optional.ofNullable(entity)
                .map(HttpEntity::getContentType)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }
}
