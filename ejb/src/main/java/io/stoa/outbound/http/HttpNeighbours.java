package io.stoa.outbound.http;

import io.stoa.outbound.NeighbourCalls;
import io.stoa.outbound.NoReply;
import io.stoa.outbound.Reply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Documents from and to the processes the operator runs beside Stoa. */
@ApplicationScoped
public class HttpNeighbours implements NeighbourCalls {

    private static final int LARGEST_REPLY = 4 << 20;

    @Inject
    NeighbourSettings settings;

    @Resource
    ManagedThreadFactory threads;

    private DocumentExchange documents;

    @PostConstruct
    void open() {
        open(threads);
    }

    void open(ThreadFactory cutters) {
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create();
        settings.identity()
                .ifPresent(
                        identity -> connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(identity.context())));
        documents = new DocumentExchange(connections, LARGEST_REPLY, cutters);
    }

    @PreDestroy
    void close() {
        documents.close();
    }

    @Override
    public Reply get(URI uri, Duration limit) throws NoReply {
        requireAllowed(uri);
        return documents.exchange(new HttpGet(uri), limit);
    }

    @Override
    public Reply post(URI uri, byte[] json, Duration limit) throws NoReply {
        requireAllowed(uri);
        HttpPost request = new HttpPost(uri);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        return documents.exchange(request, limit);
    }

    private void requireAllowed(URI uri) throws NoReply {
        if (settings.sealers().stream()
                .noneMatch(sealer -> new AllowedOrigin(sealer.resolve("/").toString()).allows(uri))) {
            throw new NoReply("this address is not configured");
        }
    }
}
