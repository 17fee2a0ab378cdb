package io.stoa.simulator.appstoreconnect.catalog;

import io.stoa.packageformat.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Content in a file, digested once when its package is loaded. */
final class FileContent implements AssetContent {

    private final Path file;
    private final long length;
    private final Sha256 sha256;

    FileContent(Path file) throws IOException {
        this.file = file;
        this.length = Files.size(file);
        try (InputStream bytes = Files.newInputStream(file)) {
            this.sha256 = Digests.of(bytes);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public Sha256 sha256() {
        return sha256;
    }

    @Override
    public InputStream open(long first) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        return Channels.newInputStream(channel.position(first));
    }
}
