package io.stoa.keys.crypto;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PrivateKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** RSA keys in use, each made ready once: to prove a provider costs more than to use it. */
public final class RsaKeys {

    private static final Logger LOG = System.getLogger(RsaKeys.class.getName());

    // keys are exchanged once in a year or two: what is more than this many is long out of use
    private static final int MOST = 16;

    private final Map<PrivateKey, RsaKey> ready = new ConcurrentHashMap<>();

    public RsaKey ready(PrivateKey key) {
        if (ready.size() > MOST) {
            ready.clear();
        }
        return ready.computeIfAbsent(key, RsaKeys::makeReady);
    }

    private static RsaKey makeReady(PrivateKey key) {
        RsaKey made = RsaKey.of(key);
        LOG.log(Level.INFO, "keys.rsa-ready provider={0}", made.provider());
        return made;
    }
}
