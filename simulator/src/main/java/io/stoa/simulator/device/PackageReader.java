package io.stoa.simulator.device;

import io.stoa.packageformat.Finding;
import io.stoa.packageformat.FindingCode;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.PackageVerifier;
import io.stoa.packageformat.Severity;
import io.stoa.packageformat.SignatureFile;
import io.stoa.packageformat.TrustAnchors;
import io.stoa.packageformat.VerificationReport;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.List;
import java.util.Map;

/** Opens a package: manifest first, then signature, then the proof that they belong together and to Apple. */
final class PackageReader {

    private final DeviceHttp http;
    private final PackageVerifier verifier;

    PackageReader(DeviceHttp http, TrustAnchors anchors) {
        this.http = http;
        this.verifier = new PackageVerifier(anchors);
    }

    OpenedPackage open(PackageOffer offer, StepNotes notes) {
        byte[] manifest = fetch(offer, Manifest.FILE_NAME, Case.INVALID_MANIFEST);
        byte[] signature =
                fetch(offer, SignatureFile.FILE_NAME, Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_SIGNATURE);
        VerificationReport report = verifier.verifyManifest(manifest, signature);
        requireAccepted(report.findings(), notes);
        OpenedPackage opened = new OpenedPackage(
                offer, report.manifest().orElseThrow(), report.signature().orElseThrow());
        notes.proved("manifest of " + opened.manifest().bundleId() + " "
                + opened.manifest().shortVersionString() + ", version "
                + opened.manifest().appleVersionId() + ", revision "
                + opened.manifest().revision() + ", signed by "
                + opened.signature().signer());
        return opened;
    }

    private byte[] fetch(PackageOffer offer, String file, Case otherwise) {
        HttpAnswer answer = http.get(offer.file(file), Map.of()).requireOk(file, otherwise);
        String encoding = answer.header("Content-Encoding");
        if (!encoding.isEmpty() && !encoding.equals("identity")) {
            throw otherwise.because(
                    "The " + file + " at " + answer.url() + " is sent with Content-Encoding " + encoding + ".",
                    "Serve it as it is, byte for byte.");
        }
        return answer.body();
    }

    private static void requireAccepted(List<Finding> findings, StepNotes notes) {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                throw refused(finding);
            }
            notes.warn(finding.code().code() + ": " + finding.sentence());
        }
    }

    /** Bytes that are no manifest, or a formatted one, are the manifest's fault; all else is the signature's. */
    private static MarketplaceKitError refused(Finding finding) {
        boolean manifest =
                finding.path().equals(Manifest.FILE_NAME) && finding.code() != FindingCode.MANIFEST_DIGEST_MISMATCH;
        Case errorCase = manifest ? Case.INVALID_MANIFEST : Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_SIGNATURE;
        return errorCase.because(finding.code().code() + ": " + finding.sentence(), finding.remedy());
    }
}
