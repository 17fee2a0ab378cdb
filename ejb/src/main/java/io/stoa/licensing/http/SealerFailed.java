package io.stoa.licensing.http;

/** One sealer did not do it, and the next may. Its message says why, for a log and for health. */
final class SealerFailed extends Exception {

    private static final long serialVersionUID = 1L;

    SealerFailed(String reason) {
        super(reason);
    }

    SealerFailed(String reason, Throwable cause) {
        super(reason, cause);
    }
}
