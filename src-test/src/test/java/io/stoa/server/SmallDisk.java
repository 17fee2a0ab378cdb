package io.stoa.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A folder on a small disk of its own, that a test can fill. Only root can make one. */
final class SmallDisk implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final byte[] MEBIBYTE = new byte[1 << 20];

    private final Path folder;
    private final Workplace workplace;

    private SmallDisk(Path folder, Workplace workplace) {
        this.folder = folder;
        this.workplace = workplace;
    }

    static boolean canBeMade() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount"));
    }

    static SmallDisk mount(Path folder, int mebibytes, Workplace workplace) {
        SmallDisk disk = new SmallDisk(folder, workplace);
        disk.run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m,mode=0777", "tmpfs", folder.toString());
        return disk;
    }

    /** Leaves not a byte. */
    void fill() {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            fill(out, MEBIBYTE.length);
            fill(out, 1);
        } catch (IOException asMuchAsThereWas) {
            throw new UncheckedIOException(asMuchAsThereWas);
        }
    }

    private static void fill(OutputStream out, int piece) throws IOException {
        try {
            while (true) {
                out.write(MEBIBYTE, 0, piece);
            }
        } catch (IOException full) {
            out.flush();
        }
    }

    void empty() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private void run(String... command) {
        LaunchedProcess.start(workplace.root(), Map.of(), workplace.log("mount"), List.of(command))
                .succeedWithin(LIMIT);
    }
}
