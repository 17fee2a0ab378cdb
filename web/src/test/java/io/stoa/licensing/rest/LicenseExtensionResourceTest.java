package io.stoa.licensing.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.licensing.LicenseId;
import io.stoa.licensing.service.LicenseExtension;
import io.stoa.oauth.rest.Endpoints;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators extend a licence by its number and a number of days; nobody else does. */
class LicenseExtensionResourceTest {

    private final List<String> extended = new ArrayList<>();
    private final Endpoints endpoints = Endpoints.of(LicenseExtensionResource.class)
            .with(LicenseExtension.class, new Extensions())
            .as("mara", "operator");

    @Test
    void shouldExtendInTheNameOfTheCaller() {
        assertEquals(
                204, endpoints.post("licenses/1000000/extend", "{\"days\":90}").status());
        assertEquals(
                204,
                endpoints.post("licenses/1000000/extend", "{\"days\":\"30\"}").status());
        assertEquals(List.of("1000000 90 mara", "1000000 30 mara"), extended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "hello",
                "{\"days\":null}",
                "{\"days\":-1}",
                "{\"days\":1.5}",
                "{\"days\":1e3}",
                "{\"days\":[1]}",
                "{\"days\":1000000000000000000000000000000}"
            })
    void shouldSayThatThoseAreNoDays(String body) {
        assertEquals(400, endpoints.post("licenses/1000000/extend", body).status());
        assertEquals(List.of(), extended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "0", "9223372036854775808", "1000000000000000000000000000000"})
    void shouldFindNothingUnderANumberThatIsNone(String number) {
        assertEquals(
                404,
                endpoints
                        .post("licenses/" + number + "/extend", "{\"days\":90}")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer", "person", "device", "monitor"})
    void shouldBeForOperatorsAlone(String role) {
        assertEquals(
                403,
                endpoints
                        .as("somebody", role)
                        .post("licenses/1000000/extend", "{\"days\":90}")
                        .status());
        assertEquals(List.of(), extended);
    }

    private final class Extensions extends LicenseExtension {

        @Override
        public void extend(LicenseId id, int days, String actor) {
            extended.add(id + " " + days + " " + actor);
        }
    }
}
