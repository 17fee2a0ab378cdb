package io.stoa.oauth;

import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/** Port: the keys of access tokens, all on the curve P-256. */
public interface TokenKeys {

    /** Never empty; the first one signs, all verify, so that keys can be rotated. */
    List<KeyPair> tokenSigning();

    /** Verifies what {@code stoa token issue} made; empty where an installation trusts no local caller. */
    Optional<KeyPair> localOperator();
}
