package io.stoa.licensing.http;

import io.stoa.licensing.crypto.LicensingCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The certificates devices are given, from two files. */
final class ServedCertificates extends LicensingCertificates {

    private final Path signing;
    private final Path encryption;

    private ServedCertificates(Path signing, Path encryption) {
        this.signing = signing;
        this.encryption = encryption;
    }

    static ServedCertificates of(Path signing, Path encryption) {
        return new ServedCertificates(signing, encryption);
    }

    @Override
    public byte[] signing() {
        return read(signing);
    }

    @Override
    public byte[] encryption() {
        return read(encryption);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
