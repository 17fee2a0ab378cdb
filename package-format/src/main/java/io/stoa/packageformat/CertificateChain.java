package io.stoa.packageformat;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The way from the signer's certificate to a trusted root, and whether every step of it held when the package was
 * signed. Judged at signing time, because a package outlives the certificate it was signed with.
 */
final class CertificateChain {

    private static final int MAX_LENGTH = 6;

    private final List<X509Certificate> embedded;
    private final List<X509Certificate> anchors;

    CertificateChain(List<X509Certificate> embedded, TrustAnchors anchors) {
        this.embedded = embedded;
        this.anchors = anchors.certificates();
    }

    void verify(X509Certificate leaf, Instant signingTime) throws SignatureRefused {
        List<X509Certificate> chain = leadToAnchor(leaf);
        for (X509Certificate certificate : embedded) {
            if (issuer(certificate, Stream.concat(embedded.stream(), anchors.stream()))
                    .isEmpty()) {
                throw changed(certificate);
            }
        }
        for (X509Certificate certificate : chain) {
            checkValidity(certificate, signingTime);
        }
        checkConstraints(chain, signingTime);
    }

    /** Leaf first, anchor last. */
    private List<X509Certificate> leadToAnchor(X509Certificate leaf) throws SignatureRefused {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        while (chain.size() < MAX_LENGTH) {
            X509Certificate last = chain.get(chain.size() - 1);
            Optional<X509Certificate> anchor = issuer(last, anchors.stream());
            if (anchor.isPresent()) {
                chain.add(anchor.get());
                return chain;
            }
            Optional<X509Certificate> next = issuer(last, embedded.stream().filter(other -> !chain.contains(other)));
            if (next.isEmpty()) {
                throw endsAt(last);
            }
            chain.add(next.get());
        }
        throw endsAt(chain.get(chain.size() - 1));
    }

    private static Optional<X509Certificate> issuer(X509Certificate certificate, Stream<X509Certificate> candidates) {
        return candidates
                .filter(candidate -> certificate.getIssuerX500Principal().equals(candidate.getSubjectX500Principal()))
                .filter(candidate -> isSignedBy(certificate, candidate))
                .findFirst();
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // any failure means the same: this key did not sign; hostile keys fail in the provider's own ways
            return false;
        }
    }

    private static void checkValidity(X509Certificate certificate, Instant signingTime) throws SignatureRefused {
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        if (signingTime.isBefore(from) || signingTime.isAfter(until)) {
            throw new SignatureRefused(
                    FindingCode.CERTIFICATE_OUTSIDE_VALIDITY,
                    "The package was signed at %s; the certificate %s was valid from %s to %s only."
                            .formatted(signingTime, CommonName.of(certificate), from, until));
        }
    }

    private static void checkConstraints(List<X509Certificate> chain, Instant signingTime) throws SignatureRefused {
        X509Certificate anchor = chain.get(chain.size() - 1);
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setDate(Date.from(signingTime));
            parameters.setRevocationEnabled(
                    false); // Apple's lists say nothing of the past, and nothing is fetched here
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509")
                                    .generateCertPath(chain.subList(0, chain.size() - 1)),
                            parameters);
        } catch (GeneralSecurityException e) {
            throw new SignatureRefused(
                    FindingCode.CERTIFICATE_CHAIN_INVALID,
                    "The certificates from %s to %s may not be used in this way."
                            .formatted(CommonName.of(chain.get(0)), CommonName.of(anchor)),
                    e);
        }
    }

    /** A chain that breaks although the trusted root is at hand was changed; else it is somebody else's. */
    private SignatureRefused endsAt(X509Certificate last) {
        return embedded.stream().anyMatch(anchors::contains)
                ? changed(last)
                : new SignatureRefused(
                        FindingCode.UNTRUSTED_ROOT,
                        "The signature does not lead to %s; it ends at %s."
                                .formatted(CommonName.of(anchors.get(0)), CommonName.of(last)));
    }

    private static SignatureRefused changed(X509Certificate certificate) {
        return new SignatureRefused(
                FindingCode.SIGNATURE_INVALID,
                "The certificate %s in the signature is vouched for by none of the others: it was changed."
                        .formatted(CommonName.of(certificate)));
    }
}
