package io.stoa.packagestore.object;

import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.file.CopyBuffers;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an asset that is an object; each part that is read is a request.
 *
 * @param entityTag the bucket's own, so that parts of two objects are never mixed
 */
record ObjectBytes(Bucket bucket, String key, long size, String entityTag) implements AssetBytes {

    @Override
    public void copyTo(OutputStream target, long first, long length) throws IOException {
        if (length == 0) {
            return;
        }
        try (ResponseInputStream<GetObjectResponse> part = get(first, length)) {
            copy(part, target, length);
        } catch (SdkException brokenOff) {
            throw new IOException("the bucket broke off", brokenOff);
        }
    }

    private ResponseInputStream<GetObjectResponse> get(long first, long length) {
        return bucket.client().getObject(request -> request.bucket(bucket.name())
                .key(key)
                .ifMatch(entityTag)
                .range("bytes=" + first + "-" + (first + length - 1)));
    }

    // left half read, a connection would be read to its end before it is used again
    private static void copy(ResponseInputStream<GetObjectResponse> part, OutputStream target, long length)
            throws IOException {
        byte[] buffer = CopyBuffers.take();
        boolean whole = false;
        try {
            for (long left = length; left > 0; ) {
                int read = part.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("an asset is shorter than its record says");
                }
                target.write(buffer, 0, read);
                left -= read;
            }
            whole = true;
        } finally {
            CopyBuffers.giveBack(buffer);
            if (!whole) {
                part.abort();
            }
        }
    }

    @Override
    public void close() {
        // every part closes its own connection
    }
}
