package io.stoa.packageformat;

/** Bytes that cannot be taken for what they claim to be. Expected of anything that came over the wire. */
public abstract sealed class PackageRefused extends Exception permits MalformedManifest, SignatureRefused {

    private final Finding finding;

    PackageRefused(Finding finding, Throwable cause) {
        super(finding.code().code() + ": " + finding.sentence(), cause);
        this.finding = finding;
    }

    /** Why, with a stable code and a sentence. */
    public Finding finding() {
        return finding;
    }

    public FindingCode code() {
        return finding.code();
    }
}
