package io.stoa.surface.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/apps/1",
                "/assets/stoa.css",
                "/error",
                "/administrator",
                "/deviceless",
                "/apps/api",
                "/licenses/resolution",
                "/oauth/authorize"
            })
    void shouldTakeEverythingElseAsForPeople(String path) {
        assertEquals(Audience.PEOPLE, Audience.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/", "/admin/login.xhtml"})
    void shouldKnowTheConsole(String path) {
        assertEquals(Audience.ADMINISTRATORS, Audience.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/marketplace-kit",
                "/oauth/token",
                "/oauth/authorize/",
                "/oauth/authorized",
                "/device/restore",
                "/api/v1/apps",
                "/webhooks/app-store-connect",
                "/packages/1/2/3/manifest.json",
                "/certificates/signing.cer",
                "/ops/metrics"
            })
    void shouldLeaveProtocolsAlone(String path) {
        assertEquals(Audience.PROGRAMS, Audience.of(path));
    }
}
