package io.stoa.keys.crypto;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.file.Path;

/** A key file that cannot be used as it is. The sentence names the file and the way out, never what is in it. */
public class KeyFileUnreadable extends MarketplaceException {

    KeyFileUnreadable(Path file, String reason) {
        super(FailureCode.NOT_CONFIGURED, "The key file " + file + " " + reason);
    }

    KeyFileUnreadable(Path file, String reason, Throwable cause) {
        super(FailureCode.NOT_CONFIGURED, "The key file " + file + " " + reason, cause);
    }
}
