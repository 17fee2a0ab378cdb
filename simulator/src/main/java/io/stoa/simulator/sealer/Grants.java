package io.stoa.simulator.sealer;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The licences of one request, each read strictly. */
record Grants(List<Grant> all) {

    private static final int MOST = 1000;

    static Grants read(SentObject body) {
        List<Grant> grants = body.objects("licenses").stream().map(Grant::read).toList();
        if (grants.isEmpty() || grants.size() > MOST) {
            throw SealerRefusal.malformed("There are 1 to 1000 licences.");
        }
        return new Grants(grants);
    }

    /** @throws SealerRefusal for a number that is out of range or twice, and for what the request does not ask for */
    void requireAskedFor(OpenedRequest request) {
        Set<String> numbers = new HashSet<>();
        for (Grant grant : all) {
            if (!Numbers.isLicenseId(grant.licenseId()) || !numbers.add(grant.licenseId())) {
                throw SealerRefusal.grantRefused("A licence number is out of range, or there twice.");
            }
            if (!grant.isAskedForBy(request)) {
                throw SealerRefusal.grantRefused("A licence is not asked for by the request.");
            }
        }
    }

    /** @param blobs what becomes of each key blob on the way */
    JsonObject license(String requestId, UnaryOperator<byte[]> blobs) {
        JsonArrayBuilder licenses = Json.createArrayBuilder();
        all.forEach(grant -> licenses.add(grant.license(blobs)));
        return Json.createObjectBuilder()
                .add("simulated", true)
                .add("requestId", requestId)
                .add("licenses", licenses)
                .build();
    }

    /** One licence to be sealed. */
    record Grant(
            String licenseId,
            String appleItemId,
            String appleVersionId,
            String assetPublicId,
            byte[] keyBlob,
            long issuedTime,
            long duration) {

        static Grant read(SentObject sent) {
            Grant grant = new Grant(
                    sent.text("licenseId"),
                    sent.text("appleItemId"),
                    sent.optionalText("appleVersionId").orElse(""),
                    sent.optionalText("assetPublicId").orElse(""),
                    sent.bytes("keyBlob"),
                    sent.integer("issuedTime"),
                    sent.integer("duration"));
            if (!Numbers.isUnsigned(grant.appleItemId) || grant.issuedTime < 0 || grant.duration < 0) {
                throw SealerRefusal.malformed("A member of a licence is out of range.");
            }
            return grant;
        }

        private boolean isAskedForBy(OpenedRequest request) {
            return request.action().equals("create")
                    ? request.appleItemIds().contains(appleItemId)
                    : request.licenseIds().contains(licenseId);
        }

        private JsonObjectBuilder license(UnaryOperator<byte[]> blobs) {
            return Json.createObjectBuilder()
                    .add("licenseId", licenseId)
                    .add("appleItemId", appleItemId)
                    .add("appleVersionId", appleVersionId)
                    .add("assetPublicId", assetPublicId)
                    .add("keyBlobSha256", sha256(blobs.apply(keyBlob)))
                    .add("issuedTime", issuedTime)
                    .add("duration", duration);
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException unavailable) {
                throw new IllegalStateException("SHA-256 belongs to every Java platform", unavailable);
            }
        }
    }
}
