package io.stoa.packageformat.forge;

import io.stoa.packageformat.TrustAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A certificate authority with the shape of Apple's: a root on P-384, an intermediate and a leaf on P-256, the leaf with
 * the marker extension. Its keys are made anew each time and never leave the process.
 */
public final class TestAuthority {

    private final ForgedIdentity root;
    private final ForgedIdentity intermediate;
    private final ForgedIdentity leaf;

    private TestAuthority(ForgedIdentity root, ForgedIdentity intermediate, ForgedIdentity leaf) {
        this.root = root;
        this.intermediate = intermediate;
        this.leaf = leaf;
    }

    public static TestAuthority create() {
        ForgedIdentity root = IdentityForge.authority("Forged Root CA").selfSigned();
        ForgedIdentity intermediate =
                IdentityForge.authority("Forged Integration CA").signedBy(root);
        return new TestAuthority(root, intermediate, signer().signedBy(intermediate));
    }

    /** The same authority with a leaf that was over before {@link ForgedSignature#SIGNING_TIME}. */
    public TestAuthority withExpiredLeaf() {
        return withLeaf(signer().until(Instant.parse("2025-01-01T00:00:00Z")));
    }

    /** The same authority with a leaf that is not meant for manifests. */
    public TestAuthority withLeafWithoutMarker() {
        return withLeaf(IdentityForge.signer("Forged Other Signing"));
    }

    /** The same root, but what stands between is itself a leaf. */
    public TestAuthority withIntermediateThatIsNoAuthority() {
        ForgedIdentity impostor = IdentityForge.signer("Forged Integration CA").signedBy(root);
        return new TestAuthority(root, impostor, signer().signedBy(impostor));
    }

    /** A stranger that calls itself by the same names. */
    public TestAuthority impostor() {
        return create();
    }

    public X509Certificate root() {
        return root.certificate();
    }

    public TrustAnchors trustAnchors() {
        return TrustAnchors.of(root());
    }

    /** The root certificate, as {@code stoa.packages.trust-anchors-file} wants it. */
    public String rootPem() {
        return ForgedIdentity.pem(new PemObject("CERTIFICATE", root.encoded()));
    }

    /** @return the file */
    public Path writeRootPem(Path file) throws IOException {
        return Files.writeString(file, rootPem());
    }

    /** CMS over any content, as a signature file is: version 3, content inside, the whole chain inside. */
    public byte[] sign(byte[] content, Instant signingTime) {
        return new ForgedCms(leaf, List.of(root.certificate(), intermediate.certificate(), leaf.certificate()))
                .sign(content, signingTime);
    }

    private TestAuthority withLeaf(IdentityForge other) {
        return new TestAuthority(root, intermediate, other.signedBy(intermediate));
    }

    private static IdentityForge signer() {
        return IdentityForge.signer("Forged Manifest Signing").withMarker();
    }
}
