package io.stoa.outbound.http;

import io.stoa.outbound.NoReply;
import io.stoa.outbound.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Exchanges documents over HTTP, with a client of its own. A read that times out is not enough of a limit: who sends a byte
 * a second never lets one. So a second thread cuts the exchange when its time is up.
 */
final class DocumentExchange implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 64;
    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    // whoever was restarted has forgotten its connections
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(500);

    private final int largestReply;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    /**
     * @param connections  with what is special about them: who proves what to whom, how names are resolved
     * @param largestReply in bytes
     */
    DocumentExchange(PoolingHttpClientConnectionManagerBuilder connections, int largestReply, ThreadFactory cutters) {
        this.largestReply = largestReply;
        deadlines = new ScheduledThreadPoolExecutor(1, cutters);
        deadlines.setRemoveOnCancelPolicy(true);
        client = HttpClients.custom()
                .setConnectionManager(connections
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setValidateAfterInactivity(TRUSTED_IDLE)
                                .build())
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .build())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Stoa")
                .build();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    Reply exchange(HttpUriRequestBase request, Duration limit) throws NoReply {
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

    private Reply reply(ClassicHttpResponse response) throws IOException, NoReply {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(largestReply + 1);
        if (body.length > largestReply) {
            throw new NoReply("the answer is longer than " + largestReply + " bytes");
        }
        return new Reply(response.getCode(), mediaType(entity), body);
    }

    private static Optional<String> mediaType(HttpEntity entity) {
        return Optional.ofNullable(entity)
                .map(HttpEntity::getContentType)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }
}
