package io.stoa.licensing.simulated;

import io.stoa.apple.Sha256;
import io.stoa.licensing.LicenseGrant;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/** What a simulated licence says. The key blob shows as its digest, so that a wrong one is found out. */
final class SimulatedLicense {

    // once: without it, each builder looks for the provider on the whole class path
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private SimulatedLicense() {}

    static JsonObject of(String requestId, List<LicenseGrant> grants) {
        JsonArrayBuilder licenses = JSON.createArrayBuilder();
        grants.forEach(grant -> licenses.add(license(grant)));
        return JSON.createObjectBuilder()
                .add("simulated", true)
                .add("requestId", requestId)
                .add("licenses", licenses)
                .build();
    }

    private static JsonObject license(LicenseGrant grant) {
        return JSON.createObjectBuilder()
                .add("licenseId", grant.id().toString())
                .add("appleItemId", grant.asset().appleItemId().toString())
                .add("appleVersionId", grant.asset().appleVersionId().toString())
                .add("assetPublicId", grant.asset().publicId())
                .add("keyBlobSha256", Sha256.of(grant.keyBlob()).hex())
                .add("issuedTime", grant.period().issuedTime().getEpochSecond())
                .add("duration", grant.period().duration().toSeconds())
                .build();
    }
}
