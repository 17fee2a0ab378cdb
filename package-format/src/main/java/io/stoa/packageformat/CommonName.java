package io.stoa.packageformat;

import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** What a certificate calls its owner. */
final class CommonName {

    private CommonName() {}

    static String of(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .map(Excerpt::plain)
                            .findFirst()
                            .orElse(Excerpt.plain(subject));
        } catch (InvalidNameException e) {
            // a hostile subject need not follow the rules of names; it is then shown as it is
            return Excerpt.plain(subject);
        }
    }
}
