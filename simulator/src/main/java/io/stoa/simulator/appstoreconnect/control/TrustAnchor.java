package io.stoa.simulator.appstoreconnect.control;

import io.stoa.packageformat.forge.TestAuthority;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** {@code /simulator/trust-anchor}: the root that forged packages lead to, as PEM. */
public record TrustAnchor(TestAuthority authority) implements ControlResource {

    @Override
    public String path() {
        return "/simulator/trust-anchor";
    }

    @Override
    public JsonObject read() {
        return Json.createObjectBuilder().add("pem", authority.rootPem()).build();
    }
}
