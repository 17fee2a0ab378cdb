package io.stoa.ingestion.rest;

import io.stoa.apple.PackageId;
import io.stoa.catalog.SignedManifest;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.JsonBody;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;

/**
 * What an import is begun with.
 *
 * @param packageId App Store Connect's id of the package, where who imports it knows it
 */
record ImportOrder(SignedManifest content, Optional<PackageId> packageId) {

    /** Bytes of the request: ten times what the largest known manifest needs, in Base64. */
    static final int LARGEST = 16 * 1024 * 1024;

    /** @throws MarketplaceException with {@code MALFORMED_REQUEST} or {@code REQUEST_TOO_LARGE} */
    static ImportOrder read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new MarketplaceException(
                    FailureCode.REQUEST_TOO_LARGE, "Manifest and signature together have at most 16 MiB in Base64.");
        }
        JsonBody json = JsonBody.parse(bytes);
        return new ImportOrder(
                new SignedManifest(base64(json, "manifest"), base64(json, "signature")),
                json.optionalText("alternativeDistributionPackageId").map(ImportOrder::packageId));
    }

    private static byte[] base64(JsonBody json, String name) {
        try {
            return Base64.getDecoder().decode(json.text(name));
        } catch (IllegalArgumentException none) {
            throw JsonBody.malformed("\"" + name + "\" is not Base64.");
        }
    }

    private static PackageId packageId(String text) {
        return PackageId.parse(text)
                .orElseThrow(() -> JsonBody.malformed("\"alternativeDistributionPackageId\" is not a UUID."));
    }
}
