package io.stoa.problem;

/** A package that cannot be accepted, however often it is tried. A person must look; others go on. */
public class PackageRejected extends MarketplaceException {

    public PackageRejected(FailureCode code, String sentence) {
        super(code, sentence);
    }
}
