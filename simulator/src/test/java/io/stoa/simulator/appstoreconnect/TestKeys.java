package io.stoa.simulator.appstoreconnect;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/** Fresh key pairs. */
public final class TestKeys {

    private TestKeys() {}

    public static KeyPair p256() {
        return onCurve("secp256r1");
    }

    public static KeyPair onCurve(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("This Java platform lacks the curve " + curve, e);
        }
    }
}
