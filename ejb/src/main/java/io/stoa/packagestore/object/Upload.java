package io.stoa.packagestore.object;

import io.stoa.apple.Sha256;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Sends one file as a multipart upload: the object is there when the last step succeeds, and not before. */
final class Upload {

    /** The least S3 takes as a part that is not the last, with room to spare; and the most parts it takes. */
    private static final long SMALLEST_PART = 16L * 1024 * 1024;

    private static final long MOST_PARTS = 10_000;
    private static final String BYTES = "application/octet-stream";
    private static final Logger LOG = System.getLogger(Upload.class.getName());

    private final Bucket bucket;
    private final String key;
    private final Path file;

    Upload(Bucket bucket, String key, Path file) {
        this.bucket = bucket;
        this.key = key;
        this.file = file;
    }

    /** @throws SdkException when the bucket does not take it; nothing is visible then */
    void send(Sha256 sha256) throws IOException {
        String id = bucket.client()
                .createMultipartUpload(request -> request.bucket(bucket.name())
                        .key(key)
                        .contentType(BYTES)
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .metadata(Map.of(Bucket.SHA256, sha256.hex())))
                .uploadId();
        boolean done = false;
        try {
            complete(id, sendParts(id));
            done = true;
        } finally {
            if (!done) {
                abort(id);
            }
        }
    }

    private List<CompletedPart> sendParts(String id) throws IOException {
        long size = Files.size(file);
        long partSize = Math.max(SMALLEST_PART, (size + MOST_PARTS - 1) / MOST_PARTS);
        List<CompletedPart> parts = new ArrayList<>();
        for (long first = 0; first < size || parts.isEmpty(); first += partSize) {
            FilePart part = new FilePart(file, first, Math.min(partSize, size - first));
            parts.add(sendPart(id, parts.size() + 1, part));
        }
        return parts;
    }

    // the digest is of what is on the disk now, so a bit that turns on its way out is refused over there
    private CompletedPart sendPart(String id, int number, FilePart part) throws IOException {
        String sha256 = Base64.getEncoder().encodeToString(part.sha256());
        String entityTag = bucket.client()
                .uploadPart(
                        request -> request.bucket(bucket.name())
                                .key(key)
                                .uploadId(id)
                                .partNumber(number)
                                .contentLength(part.length())
                                .checksumSHA256(sha256),
                        RequestBody.fromContentProvider(part, part.length(), BYTES))
                .eTag();
        return CompletedPart.builder()
                .partNumber(number)
                .eTag(entityTag)
                .checksumSHA256(sha256)
                .build();
    }

    private void complete(String id, List<CompletedPart> parts) {
        bucket.client().completeMultipartUpload(request -> request.bucket(bucket.name())
                .key(key)
                .uploadId(id)
                .multipartUpload(whole -> whole.parts(parts)));
    }

    // what cannot be taken back now is swept later
    private void abort(String id) {
        try {
            bucket.client()
                    .abortMultipartUpload(
                            request -> request.bucket(bucket.name()).key(key).uploadId(id));
        } catch (SdkException away) {
            LOG.log(Level.WARNING, "packagestore.upload-left key={0} reason={1}", key, away.getMessage());
        }
    }
}
