package io.stoa.simulator.device;

import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetDigester;
import io.stoa.packageformat.AssetDigests;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Downloads one asset in ranges and digests it on the way; nothing is kept. A connection that breaks is resumed where
 * it broke.
 */
final class AssetDownload {

    private static final int MAX_INTERRUPTIONS_WITHOUT_PROGRESS = 3;

    private final DeviceHttp http;
    private final long rangeSize;
    private final URI url;
    private final Asset asset;
    private final AssetDigester digester;
    private Optional<String> entityTag = Optional.empty();
    private long received;
    private int resumed;

    AssetDownload(DeviceHttp http, long rangeSize, URI url, Asset asset) {
        this.http = http;
        this.rangeSize = rangeSize;
        this.url = url;
        this.asset = asset;
        this.digester = AssetDigester.of(asset);
    }

    /** Digests of as many bytes as the manifest promises. */
    AssetDigests fetch(StepNotes notes) {
        int fruitless = 0;
        while (received < asset.compressedSize()) {
            long before = received;
            Optional<IOException> interruption = fetchRange();
            fruitless = received > before ? 0 : fruitless + 1;
            if (interruption.isPresent() && fruitless >= MAX_INTERRUPTIONS_WITHOUT_PROGRESS) {
                throw interrupted(interruption.get());
            }
        }
        notes.proved(received + " bytes in ranges" + (resumed > 0 ? ", resumed " + resumed + " times" : ""));
        return digester.finish();
    }

    /** One range as far as it comes; what broke it, when something did. */
    private Optional<IOException> fetchRange() {
        ByteRange range = ByteRange.from(received, rangeSize, asset.compressedSize());
        HttpResponse<InputStream> response = http.open(url, requestHeaders(range));
        try (InputStream body = response.body()) {
            RangeAnswer answer = new RangeAnswer(url, response.statusCode(), response.headers());
            entityTag = Optional.of(answer.requireRange(range, entityTag));
            receive(body, range.length());
            return Optional.empty();
        } catch (IOException broken) {
            resumed++;
            return Optional.of(broken);
        }
    }

    private Map<String, String> requestHeaders(ByteRange range) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Range", "bytes=" + range.first() + "-" + range.last());
        entityTag.ifPresent(tag -> headers.put("If-Range", tag));
        return headers;
    }

    private void receive(InputStream body, long expected) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = expected;
        while (left > 0) {
            int read = http.read(body, buffer, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the answer ended " + left + " bytes early");
            }
            digester.update(buffer, 0, read);
            received += read;
            left -= read;
        }
    }

    private MarketplaceKitError interrupted(IOException cause) {
        return Case.NETWORK_ERROR.because(
                "The download of " + url + " broke off at byte " + received + " again and again.",
                "Look for limits on time or size between the server and the device.",
                cause);
    }
}
