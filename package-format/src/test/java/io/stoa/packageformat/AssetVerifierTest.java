package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.Era;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssetVerifierTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final ForgedPackage FORGED =
            PackageForge.with(AUTHORITY).chunkSize(1_000).variants(2, 4_500).forge();
    private static final ForgedAsset ASSET = FORGED.assets().get(0);
    private static final String CHECKSUM = ASSET.sha256().hex();

    @Test
    void shouldSayByWhichDigestsAnAssetWasVerified() throws Exception {
        AssetVerdict verdict = verifier(FORGED).verify(ASSET.asset(), digests(ASSET), CHECKSUM);

        assertTrue(verdict.accepted());
        assertEquals(Set.of(VerifiedBy.values()), verdict.verifiedBy());
    }

    @Test
    void shouldTakeAFileChecksumInHexadecimalOfAnyCaseOrInBase64() throws Exception {
        String base64 = Base64.getEncoder().encodeToString(ASSET.sha256().bytes());
        for (String checksum : List.of(CHECKSUM, CHECKSUM.toUpperCase(Locale.ROOT), base64, " " + CHECKSUM + "\n")) {
            AssetVerdict verdict = verifier(FORGED).verify(ASSET.asset(), digests(ASSET), checksum);
            assertTrue(verdict.verifiedBy().contains(VerifiedBy.FILE_CHECKSUM), checksum);
        }
    }

    @Test
    void shouldRefuseAForeignFileChecksumEvenWhereTheSignatureAgrees() throws Exception {
        String foreign = Sha256.of(new byte[0]).hex();

        AssetVerdict verdict = verifier(FORGED).verify(ASSET.asset(), digests(ASSET), foreign);

        assertEquals(List.of(FindingCode.FILE_CHECKSUM_MISMATCH), codes(verdict));
    }

    @Test
    void shouldOnlyWarnOfAFileChecksumThatIsNoSha256() throws Exception {
        for (String unreadable : List.of("", "d41d8cd98f00b204e9800998ecf8427e", "?".repeat(64), "zz")) {
            AssetVerdict verdict = verifier(FORGED).verify(ASSET.asset(), digests(ASSET), unreadable);
            assertTrue(verdict.accepted());
            assertEquals(List.of(FindingCode.FILE_CHECKSUM_UNREADABLE), codes(verdict));
            assertFalse(verdict.verifiedBy().contains(VerifiedBy.FILE_CHECKSUM));
        }
    }

    @Test
    void shouldLetTheSignatureVouchAloneWhereTheManifestHasNoDigest() throws Exception {
        ForgedPackage old = PackageForge.with(AUTHORITY)
                .era(Era.UNENCRYPTED_ONLY)
                .variants(1, 4_500)
                .forge();
        ForgedAsset asset = old.assets().get(0);

        AssetVerdict verdict = verifier(old).verify(asset.asset(), digests(asset));

        assertEquals(Set.of(VerifiedBy.SIGNATURE, VerifiedBy.LENGTH), verdict.verifiedBy());
    }

    @Test
    void shouldLetTheFileChecksumVouchWhereThereIsNothingElse() throws Exception {
        ForgedPackage old = PackageForge.with(AUTHORITY)
                .era(Era.UNENCRYPTED_ONLY)
                .variants(1, 4_500)
                .forge();
        ForgedAsset asset = old.assets().get(0);
        AssetVerifier unsigned = new AssetVerifier(old.manifest(), Optional.empty());

        assertTrue(unsigned.verify(asset.asset(), digests(asset), asset.sha256().hex())
                .accepted());
        assertEquals(List.of(FindingCode.ASSET_UNVERIFIED), codes(unsigned.verify(asset.asset(), digests(asset))));
    }

    @Test
    void shouldRecogniseTheBytesOfAnotherAssetWhileDownloading() throws Exception {
        ForgedAsset other = FORGED.assets().get(1);

        AssetVerdict verdict = verifier(FORGED).verify(ASSET.asset(), digests(ASSET.asset(), other.open()));

        assertEquals(List.of(FindingCode.ASSET_SWAPPED), codes(verdict));
        assertEquals(Set.of(), verdict.verifiedBy());
    }

    @Test
    void shouldRefuseAnAssetTheSignatureDoesNotCover() throws Exception {
        VerifiedSignature signature = SignatureFile.verify(FORGED.signatureBytes(), AUTHORITY.trustAnchors());
        VerifiedSignature without = new VerifiedSignature(
                Map.of(Manifest.FILE_NAME, signature.resources().get(Manifest.FILE_NAME)),
                signature.signingTime(),
                signature.signer());

        AssetVerdict verdict =
                new AssetVerifier(FORGED.manifest(), Optional.of(without)).verify(ASSET.asset(), digests(ASSET));

        assertEquals(List.of(FindingCode.RESOURCE_MISSING), codes(verdict));
    }

    private static AssetVerifier verifier(ForgedPackage forged) throws SignatureRefused {
        return new AssetVerifier(
                forged.manifest(),
                Optional.of(SignatureFile.verify(forged.signatureBytes(), AUTHORITY.trustAnchors())));
    }

    private static AssetDigests digests(ForgedAsset asset) throws IOException {
        return digests(asset.asset(), asset.open());
    }

    private static AssetDigests digests(Asset asset, InputStream bytes) throws IOException {
        AssetDigester digester = AssetDigester.of(asset);
        byte[] all = bytes.readAllBytes();
        digester.update(all, 0, all.length);
        return digester.finish();
    }

    private static List<FindingCode> codes(AssetVerdict verdict) {
        return verdict.findings().stream().map(Finding::code).toList();
    }
}
