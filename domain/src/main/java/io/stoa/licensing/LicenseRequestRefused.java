package io.stoa.licensing;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;

/**
 * A licence request that cannot be accepted. It says the same whatever was wrong: whoever learns which byte failed, and
 * how, can decrypt other people's requests one by one.
 */
public class LicenseRequestRefused extends MarketplaceException {

    public LicenseRequestRefused() {
        super(
                FailureCode.LICENSE_REQUEST_REFUSED,
                "The licence request cannot be accepted. Encrypt it again with /certificates/encryption.cer.");
    }
}
