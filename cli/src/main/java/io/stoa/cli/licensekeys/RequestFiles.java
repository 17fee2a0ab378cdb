package io.stoa.cli.licensekeys;

import io.stoa.cli.installation.InstallationRefused;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** What Apple's portal is given, as files. */
record RequestFiles(Path folder) {

    private static final int RSA_BITS = 3072;

    Path write(String purpose, String pem) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(purpose + ".csr"), pem, StandardCharsets.US_ASCII);
    }

    /**
     * Makes a signing key for a sealer, and its request.
     *
     * @throws InstallationRefused where there is one already: a key is never overwritten
     */
    List<Path> writeSigningPair(String commonName, String email) throws IOException {
        Path keyFile = folder.resolve("signing-key.pem");
        if (Files.exists(keyFile)) {
            throw new InstallationRefused(
                    keyFile + " is a key and is not overwritten. Move it away, or use another --out.");
        }
        KeyPair key = newKey();
        createPrivate(keyFile);
        Files.writeString(keyFile, pem(new JcaPKCS8Generator(key.getPrivate(), null)), StandardOpenOption.WRITE);
        return List.of(write("signing", request(key, commonName, email)), keyFile);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("RSA belongs to every Java platform", unavailable);
        }
    }

    // readable by its owner alone before anything is in it
    private static void createPrivate(Path file) throws IOException {
        boolean hasModes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = hasModes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, mode);
    }

    private static String request(KeyPair key, String commonName, String email) throws IOException {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        if (email != null) {
            name.addRDN(BCStyle.EmailAddress, new DERIA5String(email));
        }
        name.addRDN(BCStyle.CN, new DERUTF8String(commonName));
        try {
            return pem(new JcaPKCS10CertificationRequestBuilder(name.build(), key.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())));
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException("a fresh RSA key signs its own request", impossible);
        }
    }

    private static String pem(Object content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(content);
        }
        return text.toString();
    }
}
