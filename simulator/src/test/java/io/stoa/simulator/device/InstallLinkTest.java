package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallLinkTest {

    private static final String PACKAGE = "alternativeDistributionPackage=https%3A%2F%2Fget.kite.example%2Fadp%2F1";
    private static final String LINK = "marketplace-kit://install?" + PACKAGE + "&installVerificationToken=a.b.c";

    @Test
    void shouldReadEveryParameter() {
        InstallLink link = InstallLink.parse(LINK + "&token=lnk_1&account=mara%40kite.example"
                + "&appShareURL=https%3A%2F%2Fget.kite.example%2Fapps%2F1");

        assertEquals(URI.create("https://get.kite.example/adp/1"), link.alternativeDistributionPackage());
        assertEquals("a.b.c", link.installVerificationToken());
        assertEquals("lnk_1", link.token().orElseThrow());
        assertEquals("mara@kite.example", link.account().orElseThrow());
        assertEquals(
                URI.create("https://get.kite.example/apps/1"),
                link.appShareUrl().orElseThrow());
    }

    @Test
    void shouldDoWithoutWhatIsOptional() {
        InstallLink link = InstallLink.parse(LINK);

        assertTrue(link.token().isEmpty());
        assertTrue(link.account().isEmpty());
        assertTrue(link.appShareUrl().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://get.kite.example/install?x=1",
                "marketplace-kit:install?x=1",
                "marketplace-kit://update?x=1",
                "Marketplace-Kit://install?x=1",
                "marketplace-kit://install/?x=1",
                ""
            })
    void shouldRefuseWhatIsNoInstallLink(String text) {
        assertRefused(Case.INVALID_URL, "does not begin with", () -> InstallLink.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a+b", "a b", "a/b", "a:b", "a%2", "a%2g", "a%", "mara@kite", "é", "a;", "a*b", "a,b", "a#b"})
    void shouldRefuseAValueThatIsNotPercentEncoded(String value) {
        assertRefused(Case.INVALID_URL, "not percent-encoded", () -> InstallLink.parse(LINK + "&account=" + value));
    }

    @Test
    void shouldTakeAnEncodedPlusForAPlus() {
        assertEquals("a+b", InstallLink.parse(LINK + "&account=a%2Bb").account().orElseThrow());
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        assertRefused(Case.INVALID_URL, "not UTF-8", () -> InstallLink.parse(LINK + "&account=%FF"));
    }

    @Test
    void shouldRefuseAParameterThatComesTwice() {
        assertRefused(Case.INVALID_URL, "'token' twice", () -> InstallLink.parse(LINK + "&token=a&token=b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&alternateDistributionPackage=x", "&ACCOUNT=x", "&", "&=x"})
    void shouldRefuseAParameterNoDeviceKnows(String more) {
        assertRefused(Case.INVALID_URL, "which no device knows", () -> InstallLink.parse(LINK + more));
    }

    @Test
    void shouldRefuseALinkWithoutToken() {
        assertRefused(
                Case.MISSING_INSTALL_VERIFICATION_TOKEN,
                "install link",
                () -> InstallLink.parse("marketplace-kit://install?" + PACKAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "adp%2F1",
                "http%3A%2F%2Fget.kite.example%2Fadp",
                "https%3A%2F%2Fget.kite.example%2Fadp%3Fv%3D1",
                "https%3A%2F%2Fget.kite.example%2Fadp%23top"
            })
    void shouldRefuseAPackageAddressADeviceWouldNotUse(String address) {
        String link =
                "marketplace-kit://install?installVerificationToken=a.b.c&alternativeDistributionPackage=" + address;

        assertRefused(Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_URL, "of the link", () -> InstallLink.parse(link));
    }

    @Test
    void shouldRefuseAShareAddressThatIsRelative() {
        assertRefused(Case.INVALID_URL, "appShareURL", () -> InstallLink.parse(LINK + "&appShareURL=%2Fapps%2F1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://kite.example", "https://cdn.get.kite.example", "null"})
    void shouldRefuseAPageOnAnotherHost(String origin) {
        InstallLink link = InstallLink.parse(LINK);

        assertRefused(
                Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_URL,
                "The page",
                () -> link.requireOrigin(URI.create(origin)));
    }

    @Property
    void shouldGiveBackEveryAccountAsItWasEncoded(@ForAll String account) {
        String unpaired = new String(account.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertEquals(
                unpaired,
                InstallLink.parse(LINK + "&account=" + Percent.encode(unpaired))
                        .account()
                        .orElseThrow());
    }

    @Property
    void shouldEndInNothingButALinkOrADesignedRefusal(@ForAll String rest) {
        try {
            InstallLink link = InstallLink.parse("marketplace-kit://install?" + rest);
            assertTrue(SecureUrl.isSecure(link.alternativeDistributionPackage()));
        } catch (MarketplaceKitError refused) {
            assertTrue(refused.sentence().endsWith("."), refused.sentence());
        }
    }
}
