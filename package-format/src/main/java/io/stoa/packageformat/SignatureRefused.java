package io.stoa.packageformat;

/** The signature does not prove that Apple made the package. */
public final class SignatureRefused extends PackageRefused {

    SignatureRefused(FindingCode code, String sentence) {
        this(code, sentence, null);
    }

    SignatureRefused(FindingCode code, String sentence, Throwable cause) {
        super(Finding.error(code, SignatureFile.FILE_NAME, sentence), cause);
    }
}
