package io.stoa.openid.service;

import io.stoa.account.AccountId;
import io.stoa.account.MailAddress;
import io.stoa.openid.ProvenIdentity;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Signs in whom a provider knows, and makes an account where the operator lets it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ExternalSignIn {

    @Inject
    ExternalIdentities identities;

    @Inject
    OpenIdSettings settings;

    /**
     * Whose account it is.
     *
     * @throws MarketplaceException with {@code OPENID_ACCOUNT_SUSPENDED}; {@code OPENID_ACCOUNT_EXISTS} when an account
     *     has the address as its login and has not been linked; {@code OPENID_NO_ACCOUNT} when there is none and none
     *     is made
     */
    public AccountId signIn(ProvenIdentity proven) {
        return identities.use(proven).orElseGet(() -> signUp(proven));
    }

    private AccountId signUp(ProvenIdentity proven) {
        Optional<MailAddress> address = proven.address();
        if (address.filter(identities::isLogin).isPresent()) {
            throw exists();
        }
        if (address.isEmpty() || !settings.provider(proven.provider()).newAccounts()) {
            throw new MarketplaceException(
                    FailureCode.OPENID_NO_ACCOUNT,
                    "There is no account for this sign-in, and none is made. If you have one, sign in to it and link it.");
        }
        try {
            return identities.open(proven, address.get());
        } catch (MarketplaceException taken) {
            if (taken.code() != FailureCode.ALREADY_EXISTS) {
                throw taken;
            }
            // by another request of the same person at this moment, or else by somebody with the same login
            return identities.use(proven).orElseThrow(ExternalSignIn::exists);
        }
    }

    private static MarketplaceException exists() {
        return new MarketplaceException(
                FailureCode.OPENID_ACCOUNT_EXISTS,
                "There is an account with this address already. Sign in to it once, and link it.");
    }
}
