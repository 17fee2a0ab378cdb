package io.stoa.openid.http;

import io.stoa.openid.IdentityProviders;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.ProvenIdentity;
import io.stoa.openid.ProviderName;
import io.stoa.openid.service.OpenIdSettings;
import io.stoa.openid.service.Provider;
import io.stoa.outbound.Circuit;
import io.stoa.outbound.ProviderCalls;
import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The providers of the configuration, each with what is known of it. */
@ApplicationScoped
public class HttpIdentityProviders implements IdentityProviders {

    private static final int MOST_FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    @Inject
    OpenIdSettings settings;

    @Inject
    ProviderCalls calls;

    @Inject
    InstallationSettings installation;

    @Inject
    Clock clock;

    private final Map<ProviderName, Conversation> conversations = new ConcurrentHashMap<>();

    @Override
    public URI address(PendingSignIn pending, Optional<String> loginHint, String language) {
        return with(pending.provider()).address(pending, loginHint, language);
    }

    @Override
    public ProvenIdentity prove(PendingSignIn pending, Map<String, List<String>> answer) {
        return with(pending.provider()).prove(pending, answer);
    }

    private Conversation with(ProviderName name) {
        Provider provider = settings.provider(name);
        return conversations.computeIfAbsent(name, first -> begin(provider));
    }

    private Conversation begin(Provider provider) {
        GuardedCalls guarded =
                new GuardedCalls(provider, calls, () -> new Circuit(MOST_FAILURES, PAUSE, clock), settings.timeLimit());
        URI redirectUri = URI.create(installation.publicUrl() + "/account/openid/callback/" + provider.name());
        return new Conversation(provider, redirectUri, guarded, clock);
    }
}
