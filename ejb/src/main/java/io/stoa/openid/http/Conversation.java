package io.stoa.openid.http;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import io.stoa.openid.ForeignSubject;
import io.stoa.openid.PendingSignIn;
import io.stoa.openid.ProvenIdentity;
import io.stoa.openid.service.Provider;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said to one provider, and what is believed of its answers. */
final class Conversation {

    private static final Scope SCOPE = new Scope("openid", "email");

    private final Provider provider;
    private final URI redirectUri;
    private final GuardedCalls calls;
    private final ProviderDocuments documents;
    private final Clock clock;

    Conversation(Provider provider, URI redirectUri, GuardedCalls calls, Clock clock) {
        this.provider = provider;
        this.redirectUri = redirectUri;
        this.calls = calls;
        this.clock = clock;
        this.documents = new ProviderDocuments(provider, calls, clock);
    }

    URI address(PendingSignIn pending, Optional<String> loginHint, String language) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, SCOPE, new ClientID(provider.clientId()), redirectUri)
                .endpointURI(documents.known().metadata().getAuthorizationEndpointURI())
                .state(new State(pending.state()))
                .nonce(new Nonce(pending.nonce()))
                .codeChallenge(new CodeVerifier(pending.verifier()), CodeChallengeMethod.S256)
                .uiLocales(languages(language));
        loginHint.ifPresent(request::loginHint);
        if (pending.again()) {
            request.maxAge(0).prompt(Prompt.Type.LOGIN);
        }
        return request.build().toURI();
    }

    private static List<LangTag> languages(String language) {
        try {
            return List.of(LangTag.parse(language));
        } catch (LangTagException unknown) {
            throw new IllegalArgumentException("no language of ours", unknown);
        }
    }

    ProvenIdentity prove(PendingSignIn pending, Map<String, List<String>> answer) {
        ProviderDocuments.Known known = documents.known();
        AuthorizationCode code = new AuthorizationAnswer(
                        provider, redirectUri, known.metadata().supportsAuthorizationResponseIssuerParam())
                .code(pending, answer);
        OIDCTokens tokens = new CodeExchange(provider, known.metadata(), redirectUri, calls).tokens(code, pending);
        JWTClaimsSet claims = new IdTokenCheck(provider, known.keys(), clock).claims(tokens.getIDToken(), pending);
        return new ProvenIdentity(
                provider.name(),
                new ForeignSubject(provider.issuer(), claims.getSubject()),
                new VerifiedAddress(provider, known.metadata(), calls).of(claims, tokens.getAccessToken()),
                authTime(claims));
    }

    private Optional<Instant> authTime(JWTClaimsSet claims) {
        try {
            return IdTokenCheck.authTime(claims);
        } catch (BadJWTException noTime) {
            throw Refusals.refused(provider, noTime.getMessage(), noTime);
        }
    }
}
