package io.stoa.keys.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Who can sign on this machine, the fastest first: Amazon Corretto Crypto Provider where its native library loads, then
 * BouncyCastle, then the JDK. None of them is registered, so nothing else in the server changes.
 */
final class SignatureProviders {

    private static final Logger LOG = System.getLogger(SignatureProviders.class.getName());
    private static final List<Provider> CANDIDATES = load();

    private SignatureProviders() {}

    static List<Provider> candidates() {
        return CANDIDATES;
    }

    /** Those that are worth their while with RSA keys: in Java alone nobody is faster than the platform. */
    static List<Provider> fasterThanThePlatformWithRsa() {
        return CANDIDATES.stream()
                .filter(AmazonCorrettoCryptoProvider.class::isInstance)
                .toList();
    }

    private static List<Provider> load() {
        List<Provider> found = new ArrayList<>();
        addCorretto(found);
        found.add(new BouncyCastleProvider());
        found.add(Security.getProvider("SunEC"));
        found.removeIf(provider -> provider == null);
        return List.copyOf(found);
    }

    // made for one processor and one C library: elsewhere the class is there and its library does not load
    private static void addCorretto(List<Provider> found) {
        try {
            AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
            corretto.assertHealthy();
            found.add(corretto);
        } catch (RuntimeException | LinkageError doesNotLoad) {
            LOG.log(Level.INFO, "keys.provider-absent name=AmazonCorrettoCryptoProvider reason={0}", doesNotLoad);
        }
    }
}
