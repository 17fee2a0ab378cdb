package io.stoa.packagestore.service;

import io.stoa.outbound.Outbound.Answer;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetDigester;
import io.stoa.packageformat.AssetDigests;
import io.stoa.packagestore.StagedPart;
import io.stoa.packagestore.Validator;
import io.stoa.packagestore.service.AssetDownloads.Place;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * One asset on its way to its staged place, hashed as it comes in. Bytes are read from the disk only where an earlier
 * attempt left them, and then once. Not for several threads.
 */
final class StagedAsset implements AutoCloseable {

    private static final int BUFFER = 256 * 1024;
    private static final ThreadLocal<byte[]> BUFFERS = ThreadLocal.withInitial(() -> new byte[BUFFER]);

    private final byte[] buffer = BUFFERS.get();
    private final Asset asset;
    private final Place place;
    private AssetDigester digester;
    private FileChannel channel;
    private Optional<Validator> servedAs;

    private StagedAsset(Asset asset, Place place) {
        this.asset = asset;
        this.place = place;
        this.digester = AssetDigester.of(asset);
        Optional<StagedPart> part = place.staged().part(asset.publicId()).filter(this::fits);
        this.servedAs = part.map(StagedPart::servedAs);
        this.channel = part.isPresent()
                ? place.staged().resume(asset.publicId())
                : place.staged().write(asset.publicId());
    }

    /** Opens the place of an asset, and goes on with what an earlier attempt left there. */
    static StagedAsset open(Asset asset, Place place) {
        StagedAsset staged = new StagedAsset(asset, place);
        boolean ready = false;
        try {
            staged.hashWhatIsThere();
            ready = true;
            return staged;
        } finally {
            if (!ready) {
                staged.close();
            }
        }
    }

    private boolean fits(StagedPart part) {
        return part.size() <= asset.compressedSize() && part.servedAs().length() == asset.compressedSize();
    }

    private void hashWhatIsThere() {
        try {
            if (servedAs.isEmpty()) {
                return;
            }
            for (int read = readBack(); read >= 0; read = readBack()) {
                place.refuseWhenAbandoned();
                count(read);
            }
        } catch (IOException unreadable) {
            throw unavailable("The package store does not give back what it took", unreadable);
        }
    }

    private int readBack() throws IOException {
        return channel.read(ByteBuffer.wrap(buffer));
    }

    private void count(int bytes) {
        digester.update(buffer, 0, bytes);
        place.progress().downloaded(bytes);
    }

    long length() {
        return digester.length();
    }

    boolean isWhole() {
        return length() >= asset.compressedSize();
    }

    /** The headers that ask for what is still missing, and for the whole where the file is another one by now. */
    Map<String, String> headers() {
        return length() == 0 || servedAs.isEmpty()
                ? Map.of()
                : Map.of(
                        "Range",
                        "bytes=" + length() + "-",
                        "If-Range",
                        servedAs.get().entityTag());
    }

    /** Whether the bytes of an answer go on where these end. */
    boolean isContinuedBy(ServedBytes served) {
        return servedAs.filter(known -> length() > 0 && served.continues(length(), known))
                .isPresent();
    }

    /** Begins anew with the first byte of an answer. */
    void beginWith(ServedBytes served) {
        startOver();
        servedAs = served.entityTag()
                .filter(tag -> !served.isOfOtherLengthThan(asset.compressedSize()))
                .map(tag -> new Validator(tag, asset.compressedSize()));
        servedAs.ifPresent(validator -> place.staged().servedAs(asset.publicId(), validator));
    }

    /** Forgets what came. */
    void startOver() {
        close();
        place.progress().downloaded(-length());
        digester = AssetDigester.of(asset);
        servedAs = Optional.empty();
        channel = place.staged().write(asset.publicId());
    }

    /** Takes a body to its end, but never more than one byte beyond the promised size. */
    void take(Answer answer, Watched watched) throws IOException {
        take(answer.body(), watched::progressed);
    }

    /** @param passed is told of every read */
    void take(InputStream body, IntConsumer passed) throws IOException {
        while (!digester.overrun()) {
            int read = body.read(buffer, 0, room());
            if (read < 0) {
                return;
            }
            place.refuseWhenAbandoned();
            write(ByteBuffer.wrap(buffer, 0, read));
            count(read);
            passed.accept(read);
        }
    }

    private int room() {
        return (int) Math.min(buffer.length, asset.compressedSize() + 1 - length());
    }

    // the store's failure, not the network's: whoever mends it must look at the disk
    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException unwritable) {
            throw place.staged().freeSpace() < buffer.length
                    ? new RetryableFailure(
                            FailureCode.NO_SPACE,
                            "The disk of the data directory has run full. Free some: the download goes on from here.",
                            unwritable)
                    : unavailable("The package store takes no more bytes", unwritable);
        }
    }

    /** The digests of what came. Of no use for more bytes afterwards. */
    AssetDigests finish() {
        return digester.finish();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unwritable) {
            throw unavailable("The package store does not keep what it took", unwritable);
        }
    }

    private static RetryableFailure unavailable(String what, IOException cause) {
        return new RetryableFailure(
                FailureCode.STORAGE_UNAVAILABLE, what + ": look at the disk of the data directory.", cause);
    }
}
