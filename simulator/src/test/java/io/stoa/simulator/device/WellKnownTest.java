package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellKnownTest {

    private final FakeMarketplace marketplace = new FakeMarketplace();
    private final Device device = marketplace.device(Packages.app()).build();

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void shouldProveACompleteConfiguration() {
        MarketplaceKit kit = device.marketplaceKit();

        assertEquals(1, kit.overridesByAppleItemId().size());
        assertTrue(device.steps().get(0).proved().contains("1 overrides"));
    }

    @Test
    void shouldNameTheIssuerOfTheAuthorizationServer() {
        assertEquals(marketplace.server.url().toString(), device.authorizationServer());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void shouldFollowNoRedirect(int status) {
        String elsewhere = marketplace.server.url() + FakeMarketplace.OAUTH;
        marketplace.server.spoil(
                FakeMarketplace.KIT, answer -> answer.status(status).header("Location", elsewhere));

        assertRefused(Case.NETWORK_ERROR, "redirects (status " + status, device::marketplaceKit);
        assertTrue(marketplace.server.requests(FakeMarketplace.OAUTH).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 206, 401, 404, 500, 503})
    void shouldAcceptNoStatusBut200(int status) {
        marketplace.server.spoil(FakeMarketplace.KIT, answer -> answer.status(status));

        assertRefused(Case.NETWORK_ERROR, "status " + status, device::marketplaceKit);
    }

    @Test
    void shouldRefuseAnErrorPageInsteadOfTheDocument() {
        marketplace.server.spoil(FakeMarketplace.KIT, answer -> answer.body("<html>Soon here</html>"));

        assertRefused(Case.UNKNOWN, "not a JSON object", device::marketplaceKit);
    }

    @Test
    void shouldRefuseADocumentThatLacksAnOverrideMember() {
        marketplace.server.spoil(
                FakeMarketplace.KIT, answer -> answer.without("overridesByAppleItemID.6700000001.license"));

        assertRefused(Case.UNKNOWN, "6700000001.license' is missing", device::marketplaceKit);
    }

    @Test
    void shouldWarnOfAnotherContentType() {
        marketplace.server.spoil(FakeMarketplace.KIT, answer -> answer.header("Content-Type", "text/plain"));

        device.marketplaceKit();

        assertTrue(device.steps().get(0).warnings().get(0).contains("text/plain"));
    }

    @Test
    void shouldReportAServerThatIsNotThere() {
        marketplace.close();

        assertRefused(Case.NETWORK_ERROR, "did not answer properly", device::marketplaceKit);
    }

    @Test
    void shouldReportAnAnswerThatBreaksOff() {
        marketplace.server.spoil(FakeMarketplace.KIT, answer -> answer.brokenAfter(20));

        assertRefused(Case.NETWORK_ERROR, "did not answer properly", device::marketplaceKit);
    }

    @Test
    void shouldGiveUpOnAServerThatNeverFinishesItsAnswer() {
        marketplace.server.spoil(FakeMarketplace.KIT, answer -> answer.stallingAfter(20));
        Device impatient = marketplace
                .device(Packages.app())
                .patience(Duration.ofMillis(200))
                .build();

        assertRefused(Case.NETWORK_ERROR, "did not answer properly", impatient::marketplaceKit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://kite.example", "kite.example", "ftp://kite.example", "https://me@kite.example"})
    void shouldNotSwitchOnForAnAddressNoDeviceUses(String address) {
        DeviceBuilder builder = Device.builder().publicUrl(URI.create(address));

        assertThrows(IllegalArgumentException.class, builder::build);
    }

    @Test
    void shouldUseTheOriginOfThePublicAddressAlone() {
        Device withPath = marketplace
                .device(Packages.app())
                .publicUrl(marketplace.server.url().resolve("/shop/?from=mail"))
                .build();

        assertEquals(1, withPath.marketplaceKit().overridesByAppleItemId().size());
    }
}
