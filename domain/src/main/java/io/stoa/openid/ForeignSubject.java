package io.stoa.openid;

import java.io.Serializable;

/**
 * Who somebody is at a provider, for ever: the only two words of a provider that it never gives to another person.
 *
 * @param issuer  the provider, as its tokens name it
 * @param subject the person there; at most 255 characters of ASCII
 * @see "OpenID Connect Core 1.0, section 5.7"
 */
public record ForeignSubject(String issuer, String subject) implements Serializable {

    /** Never the subject, which may be an address: what is printed lands in logs. */
    @Override
    public String toString() {
        return "somebody at " + issuer;
    }
}
