package io.stoa.simulator.appstoreconnect.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.chaos.Door;
import io.stoa.simulator.appstoreconnect.chaos.Injection;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import io.stoa.simulator.appstoreconnect.token.AcceptedToken;
import io.stoa.simulator.appstoreconnect.token.BearerTokenCheck;
import io.stoa.simulator.appstoreconnect.token.NotAuthorized;
import io.stoa.simulator.appstoreconnect.webhook.Announcer;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** The door of the API: token, then rate limit, then the resource; every answer tells the rate limit. */
public final class ApiHandler implements HttpHandler {

    private static final String NOBODY = "";
    private static final int LARGEST_BODY = 1 << 20;

    private final BearerTokenCheck tokens;
    private final RateLimit rateLimit;
    private final Router router;
    private final RequestLog log;
    private final Chaos chaos;
    private final FaultyAnswer faulty;

    public ApiHandler(
            PackageCatalog catalog,
            SignedUrls urls,
            BearerTokenCheck tokens,
            int hourlyLimit,
            Clock clock,
            RequestLog log,
            Chaos chaos,
            LoopbackServer server,
            WebhookRegistry registry,
            Announcer announcer,
            Executor dispatcher) {
        this.tokens = tokens;
        this.rateLimit = new RateLimit(hourlyLimit, clock);
        this.router = new Router(
                Stream.concat(resources(catalog, urls).stream(), WebhookOperations.reads(catalog, registry).stream())
                        .toList(),
                WebhookOperations.writes(catalog, registry, announcer, dispatcher));
        this.log = log;
        this.chaos = chaos;
        this.faulty = new FaultyAnswer(chaos, server, log);
    }

    private static List<Resource> resources(PackageCatalog catalog, SignedUrls urls) {
        return List.of(
                new PackageResource(catalog, urls),
                new PackageVersionsResource(catalog, urls),
                new PackageVersionLinkagesResource(catalog),
                new PackageVersionResource(catalog, urls),
                new AssetsResource(catalog, urls, AssetKind.VARIANT),
                new AssetsResource(catalog, urls, AssetKind.DELTA),
                new AssetLinkagesResource(catalog, AssetKind.VARIANT),
                new AssetLinkagesResource(catalog, AssetKind.DELTA),
                new AssetResource(catalog, urls, AssetKind.VARIANT),
                new AssetResource(catalog, urls, AssetKind.DELTA),
                new PackageOfAppStoreVersionResource(catalog, urls),
                new PackageLinkageResource(catalog),
                new AppsResource(catalog),
                new AppResource(catalog));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<Injection> injection =
                chaos.strike(Door.API, exchange.getRequestURI().getRawPath(), false);
        if (injection.isPresent()) {
            faulty.send(exchange, injection.get().fault(), this::rightAnswer);
        } else {
            Answers.send(exchange, rightAnswer(exchange), log);
        }
    }

    private Answer rightAnswer(HttpExchange exchange) throws IOException {
        String keyId = NOBODY;
        Answer answer;
        try {
            AcceptedToken token = tokens.check(header(exchange, "Authorization"));
            keyId = token.key().keyId();
            rateLimit.count(keyId);
            answer = answer(exchange, token);
        } catch (NotAuthorized e) {
            answer = ApiError.notAuthorized(e.getMessage()).toAnswer();
        } catch (ApiError e) {
            answer = e.toAnswer();
        }
        exchange.getResponseHeaders().set("X-Rate-Limit", rateLimit.header(keyId));
        return answer;
    }

    private Answer answer(HttpExchange exchange, AcceptedToken token) throws IOException {
        String method = exchange.getRequestMethod();
        if (!token.scope().allows(method, exchange.getRequestURI().toString())) {
            throw ApiError.forbidden("The token's scope does not allow this request.");
        }
        if (!acceptsJson(header(exchange, "Accept"))) {
            return Answer.notAcceptable();
        }
        URI target = exchange.getRequestURI();
        return router.writes(method, target)
                ? router.change(method, Answers.origin(exchange), target, body(exchange))
                : Answer.json(200, router.answer(method, Answers.origin(exchange), target));
    }

    private static RequestBody body(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            return RequestBody.none();
        }
        if (!header(exchange, "Content-Type").orElse("").startsWith("application/json")) {
            throw ApiError.unsupportedMediaType();
        }
        return RequestBody.of(exchange.getRequestBody().readNBytes(LARGEST_BODY));
    }

    private static boolean acceptsJson(Optional<String> accept) {
        return accept.isEmpty()
                || accept.get().contains("*/*")
                || accept.get().contains("application/*")
                || accept.get().contains("application/json");
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }
}
