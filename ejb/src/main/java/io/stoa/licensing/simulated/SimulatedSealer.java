package io.stoa.licensing.simulated;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import io.stoa.keys.crypto.RsaKeys;
import io.stoa.licensing.LicenseGrant;
import io.stoa.licensing.LicenseRequest;
import io.stoa.licensing.LicenseSealer;
import io.stoa.licensing.SealerState;
import io.stoa.licensing.crypto.LicensingKeyRing;
import io.stoa.licensing.service.LicensingSettings;
import io.stoa.licensing.service.SealerKind;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import io.stoa.settings.InstallationSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;

/**
 * Seals licences no device accepts: a compact JWS, RS256 with the licensing signing key, that says of itself that it is
 * simulated. It never serves a public URL by accident, where people would install apps that do not start.
 */
@ApplicationScoped
@SealerKind("simulated")
public class SimulatedSealer implements LicenseSealer {

    private static final SealerState STATE = new SealerState(true, "simulated: no device accepts its licences");

    private final RsaKeys rsaKeys = new RsaKeys();

    @Inject
    LicensingSettings settings;

    @Inject
    InstallationSettings installation;

    @Inject
    LicensingKeyRing keys;

    @PostConstruct
    void start() {
        if (!installation.isLocal() && !settings.allowsSimulated()) {
            throw notConfigured("Stoa does not serve " + installation.publicUrl()
                    + " with simulated licences, which no device accepts. For a trial without devices set"
                    + " stoa.licensing.allow-simulated=true.");
        }
        if (keys.signing().filter(key -> !(key instanceof RSAPrivateKey)).isPresent()) {
            throw notConfigured("stoa.licensing.signing-key-file has to hold an RSA key of 3072 bits.");
        }
    }

    @Override
    public LicenseRequest inspect(byte[] plain) {
        return SimulatedRequest.parse(plain);
    }

    @Override
    public byte[] issue(byte[] plain, List<LicenseGrant> grants) {
        String content = SimulatedLicense.of(inspect(plain).requestId(), grants).toString();
        JWSObject sealed = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload(content));
        try {
            sealed.sign(rsaKeys.ready(signingKey()).signer());
        } catch (JOSEException unfit) {
            throw new RetryableFailure(
                    FailureCode.SEALER_UNAVAILABLE, "The licensing signing key does not sign with RS256.", unfit);
        }
        return sealed.serialize().getBytes(StandardCharsets.US_ASCII);
    }

    private PrivateKey signingKey() {
        return keys.signing()
                .orElseThrow(() -> notConfigured("The licensing signing key is not here, but with a sealer: set"
                        + " stoa.licensing.sealer=http, or install a certificate for a key made here."));
    }

    @Override
    public List<SealerState> states() {
        return List.of(STATE);
    }

    private static MarketplaceException notConfigured(String sentence) {
        return new MarketplaceException(FailureCode.NOT_CONFIGURED, sentence);
    }
}
