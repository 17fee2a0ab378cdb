package io.stoa.outbound.http;

import io.stoa.outbound.NoReply;
import io.stoa.outbound.ProviderCalls;
import io.stoa.outbound.ProviderHosts;
import io.stoa.outbound.Reply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Documents from and to the providers people sign in by. */
@ApplicationScoped
public class HttpProviders implements ProviderCalls {

    private static final int LARGEST_REPLY = 1 << 18;

    @Inject
    ProviderHosts hosts;

    @Resource
    ManagedThreadFactory threads;

    private DocumentExchange documents;
    private Map<String, List<AllowedOrigin>> allowed;

    @PostConstruct
    void open() {
        open(threads);
    }

    void open(ThreadFactory cutters) {
        allowed = hosts.allowed().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, provider -> provider.getValue().stream()
                        .map(AllowedOrigin::new)
                        .toList()));
        GuardedResolver names = new GuardedResolver(allowed.values().stream()
                .flatMap(List::stream)
                .filter(AllowedOrigin::namesOneOrigin)
                .map(AllowedOrigin::host)
                .collect(Collectors.toSet()));
        documents = new DocumentExchange(
                PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(names), LARGEST_REPLY, cutters);
    }

    @PreDestroy
    void close() {
        documents.close();
    }

    @Override
    public Reply get(String provider, URI uri, Map<String, String> headers, Duration limit) throws NoReply {
        return exchange(provider, new HttpGet(uri), uri, headers, limit);
    }

    @Override
    public Reply post(String provider, URI uri, Map<String, String> headers, String form, Duration limit)
            throws NoReply {
        HttpPost request = new HttpPost(uri);
        request.setEntity(new StringEntity(form, ContentType.APPLICATION_FORM_URLENCODED));
        return exchange(provider, request, uri, headers, limit);
    }

    private Reply exchange(
            String provider, HttpUriRequestBase request, URI uri, Map<String, String> headers, Duration limit)
            throws NoReply {
        if (allowed.getOrDefault(provider, List.of()).stream().noneMatch(origin -> origin.allows(uri))) {
            throw new NoReply("the host " + uri.getHost() + " is not allowed for it");
        }
        headers.forEach(request::setHeader);
        return documents.exchange(request, limit);
    }
}
