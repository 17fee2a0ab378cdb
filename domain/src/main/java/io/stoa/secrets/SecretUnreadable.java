package io.stoa.secrets;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;

/** A sealed secret that does not open: its key is missing from {@code stoa.secrets.key-file}, or it was changed. */
public class SecretUnreadable extends MarketplaceException {

    public SecretUnreadable(Throwable cause) {
        super(
                FailureCode.INTERNAL,
                "A sealed secret does not open; look whether stoa.secrets.key-file holds every key it ever held.",
                cause);
    }
}
