package io.stoa.packageformat;

/**
 * What to do with a package whose signature cannot be proven. Apple does not document the format and may change it; an
 * operator who knows that it did can let packages in until Stoa has learned it.
 */
public enum SignaturePolicy {
    /** Refuse it. */
    REQUIRE,
    /** Say so, and rely on the manifest's digests and on the fileChecksum. A digest that is wrong still refuses. */
    WARN;

    Finding judge(Finding finding) {
        return this == WARN ? finding.asWarning() : finding;
    }
}
