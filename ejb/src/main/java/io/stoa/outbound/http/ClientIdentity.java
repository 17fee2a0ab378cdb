package io.stoa.outbound.http;

import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What mutual TLS needs on our side.
 *
 * @param key          a private key in PEM
 * @param certificate  its certificate and those between it and a root, PEM or DER
 * @param trustAnchors roots of the other side, PEM or DER; empty: those of the platform
 */
record ClientIdentity(Path key, Path certificate, Optional<Path> trustAnchors) {

    private static final char[] IN_MEMORY = new char[0];

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys().getKeyManagers(), trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED,
                    "The client certificate " + certificate + " cannot be used with the key " + key + ".",
                    unusable);
        }
    }

    private KeyManagerFactory keys() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        store.setKeyEntry("client", PrivateKeyFile.read(key).getPrivate(), IN_MEMORY, certificates(certificate));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, IN_MEMORY);
        return factory;
    }

    private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trustAnchors.isPresent() ? anchors(trustAnchors.get()) : null);
        return factory;
    }

    private static KeyStore anchors(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        int number = 0;
        for (Certificate anchor : certificates(file)) {
            store.setCertificateEntry("anchor-" + number++, anchor);
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY);
        return store;
    }

    private static Certificate[] certificates(Path file) throws IOException, CertificateException {
        try (InputStream content = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(content)
                    .toArray(Certificate[]::new);
        }
    }
}
