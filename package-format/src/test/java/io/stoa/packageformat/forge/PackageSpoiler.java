package io.stoa.packageformat.forge;

import io.stoa.packageformat.Manifest;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * Does to a package folder what disks, editors and attackers do.
 *
 * @param folder as {@link ForgedPackage#writeTo} wrote it
 */
public record PackageSpoiler(Path folder) {

    /** Changes one bit of one byte. */
    public PackageSpoiler flipByte(String path, long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(path).toFile(), "rw")) {
            file.seek(position);
            int former = file.read();
            file.seek(position);
            file.write(former ^ 1);
        }
        return this;
    }

    /** Formats the manifest for a reader, as an editor does on saving. */
    public PackageSpoiler prettify() throws IOException {
        Path manifest = folder.resolve(Manifest.FILE_NAME);
        try (InputStream bytes = Files.newInputStream(manifest);
                JsonReader reader = Json.createReader(bytes)) {
            var json = reader.readObject();
            try (OutputStream target = Files.newOutputStream(manifest);
                    JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                            .createWriter(target)) {
                writer.writeObject(json);
            }
        }
        return this;
    }

    /** Each file gets the bytes of the other. */
    public PackageSpoiler swap(String one, String other) throws IOException {
        Path aside = folder.resolveSibling(folder.getFileName() + ".swap");
        Files.move(folder.resolve(one), aside);
        Files.move(folder.resolve(other), folder.resolve(one));
        Files.move(aside, folder.resolve(other));
        return this;
    }

    /** Takes bytes from the end. */
    public PackageSpoiler truncate(String path, long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(folder.resolve(path).toFile(), "rw")) {
            file.setLength(file.length() - bytes);
        }
        return this;
    }

    public PackageSpoiler append(String path, byte[] bytes) throws IOException {
        Files.write(folder.resolve(path), bytes, StandardOpenOption.APPEND);
        return this;
    }

    public PackageSpoiler drop(String path) throws IOException {
        Files.delete(folder.resolve(path));
        return this;
    }

    public PackageSpoiler add(String path, byte[] bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }
}
