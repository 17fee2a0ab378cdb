package io.stoa.packageformat;

/** The bytes are no manifest that Stoa can stand behind. */
public final class MalformedManifest extends PackageRefused {

    MalformedManifest(FindingCode code, String sentence) {
        this(code, sentence, null);
    }

    MalformedManifest(FindingCode code, String sentence, Throwable cause) {
        super(Finding.error(code, Manifest.FILE_NAME, sentence), cause);
    }
}
