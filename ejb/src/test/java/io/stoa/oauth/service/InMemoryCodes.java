package io.stoa.oauth.service;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.oauth.AuthorizationCode;
import io.stoa.oauth.AuthorizationCodeRepository;
import io.stoa.oauth.RefreshFamily;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Authorization codes in memory. */
record InMemoryCodes(Map<Sha256, AuthorizationCode> rows, Map<String, RefreshFamily> families)
        implements AuthorizationCodeRepository {

    @Override
    public void add(AuthorizationCode code) {
        rows.put(code.digest(), code);
    }

    @Override
    public Optional<AuthorizationCode> lock(Sha256 digest) {
        return Optional.ofNullable(rows.get(digest));
    }

    @Override
    public Optional<RefreshFamily> lockGiven(AuthorizationCode code) {
        return code.given().map(families::get);
    }

    @Override
    public Optional<AppleItemId> lastApp(AccountId account, String clientId) {
        return families.values().stream()
                .filter(family ->
                        family.account().equals(account) && family.clientId().equals(Optional.of(clientId)))
                .flatMap(family -> family.app().stream())
                .findFirst();
    }

    @Override
    public int forgetExpired(Instant before) {
        throw new UnsupportedOperationException("no test of a service sweeps");
    }
}
