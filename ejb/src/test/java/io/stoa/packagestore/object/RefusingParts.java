package io.stoa.packagestore.object;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** A bucket that begins every upload and takes no part of it. */
final class RefusingParts extends DelegatingS3Client {

    RefusingParts(S3Client real) {
        super(real);
    }

    @Override
    public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
        throw SdkClientException.create("the line is cut");
    }
}
