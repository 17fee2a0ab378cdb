package io.stoa.openid;

import io.stoa.account.MailAddress;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/**
 * What a provider proved of whoever sits before the browser.
 *
 * @param provider who proved it
 * @param who      the person there
 * @param address  whose mail the provider has seen the person read; empty when it does not say so
 * @param authTime when the person last proved themselves there; empty when it does not say
 */
public record ProvenIdentity(
        ProviderName provider, ForeignSubject who, Optional<MailAddress> address, Optional<Instant> authTime) {

    /** As a session keeps it: without what no session could write down. */
    public Kept kept() {
        return new Kept(provider, who, address.map(MailAddress::value).orElse(""));
    }

    /** An identity between two pages. @param address empty when there is none */
    public record Kept(ProviderName provider, ForeignSubject who, String address) implements Serializable {

        public Optional<MailAddress> mailAddress() {
            return MailAddress.parse(address);
        }
    }
}
