package io.stoa.oauth.crypto;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/** The keys that sign and verify one kind of access token. A key is only ever found here, never in a token. */
public final class TokenKeySet {

    private final List<TokenKey> keys;

    private TokenKeySet(List<TokenKey> keys) {
        this.keys = keys;
    }

    /** @param pairs the first one signs, all verify */
    public static TokenKeySet of(List<KeyPair> pairs) {
        return new TokenKeySet(pairs.stream().map(TokenKey::of).toList());
    }

    TokenKey first() {
        return keys.get(0);
    }

    /** @param id as a token names it; anything, also nothing */
    Optional<TokenKey> named(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** Their ids, that of the key which signs first. */
    public List<String> ids() {
        return keys.stream().map(TokenKey::id).distinct().toList();
    }

    /** The public halves as a JWK Set document. @see "RFC 7517, section 5" */
    public String publicDocument() {
        List<JWK> published =
                keys.stream().<JWK>map(TokenKey::publicKey).distinct().toList();
        return new JWKSet(published).toString();
    }
}
