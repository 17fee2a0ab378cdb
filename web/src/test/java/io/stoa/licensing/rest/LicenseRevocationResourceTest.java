package io.stoa.licensing.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.licensing.LicenseId;
import io.stoa.licensing.service.LicenseRevocation;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators revoke a licence by its number; nobody else does. */
class LicenseRevocationResourceTest {

    private final List<String> revoked = new ArrayList<>();
    private final Endpoints endpoints = Endpoints.of(LicenseRevocationResource.class)
            .with(LicenseRevocation.class, new OneLicense())
            .as("mara", "operator");

    @Test
    void shouldRevokeInTheNameOfTheCaller() {
        assertEquals(204, endpoints.post("licenses/1000000/revoke", "").status());
        assertEquals(List.of("1000000 by mara"), revoked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000001", "x", "-1", "0x10", "18446744073709551616", "99999999999999999999999"})
    void shouldFindNothingUnderANumberThatIsNone(String number) {
        assertEquals(404, endpoints.post("licenses/" + number + "/revoke", "").status());
        assertTrue(revoked.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer", "person", "device", "monitor"})
    void shouldBeForOperatorsAlone(String role) {
        assertEquals(
                403,
                endpoints
                        .as("somebody", role)
                        .post("licenses/1000000/revoke", "")
                        .status());
        assertTrue(revoked.isEmpty());
    }

    private final class OneLicense extends LicenseRevocation {

        @Override
        public void revoke(LicenseId id, String actor) {
            if (!id.equals(new LicenseId(1_000_000))) {
                throw new MarketplaceException(FailureCode.NOT_FOUND, "There is no licence with this number.");
            }
            revoked.add(id + " by " + actor);
        }
    }
}
