package io.stoa.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.Listing;
import io.stoa.catalog.PackageIdentity;
import io.stoa.catalog.PackageVersion;
import io.stoa.catalog.Publication;
import io.stoa.catalog.Release;
import io.stoa.catalog.SignedManifest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppCardTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    @Test
    void shouldShowNameSubtitleAndVersion() {
        AppCard card = AppCard.of(listing("Kite", "Flies"), kite());
        assertEquals(new AppCard(new AppleItemId(6_700_012_345L), "Kite", Optional.of("Flies"), "2.1"), card);
    }

    @Test
    void shouldShowTheBundleIdWhereThereIsNoNameThatCanBeSeen() {
        assertEquals("app.kite", AppCard.of(new Listing(), kite()).name());
        assertEquals(
                "app.kite", AppCard.of(listing("\u202E\u0000 ", null), kite()).name());
    }

    @Test
    void shouldLeaveOutASubtitleThatIsEmpty() {
        assertEquals(Optional.empty(), AppCard.of(listing("Kite", "  "), kite()).subtitle());
    }

    @Test
    void shouldTakeAWholeCharacterAsTheInitial() {
        assertEquals("🪁", AppCard.of(listing("🪁 Kite", null), kite()).initial());
    }

    @Test
    void shouldCarryOnlyLinksAPageMayHave() {
        Listing listing =
                new Listing("Kite", null, "One.\nTwo.", null, "javascript:alert(1)", "https://kite.example/p");
        AppTexts texts = AppTexts.of(listing);
        assertEquals(List.of("One.", "Two."), texts.description());
        assertEquals(List.of(), texts.whatsNew());
        assertEquals(Optional.empty(), texts.support());
        assertEquals(Optional.of(new WebAddress("https://kite.example/p")), texts.privacy());
    }

    private static Listing listing(String name, String subtitle) {
        return new Listing(name, subtitle, null, null, null, null);
    }

    private static Publication kite() {
        PackageVersion content = new PackageVersion(
                new PackageVersionId("0f2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20"),
                new PackageId("5b0c2f5e-1c0a-4c55-93a4-6b5c6d0e7f11"),
                new PackageIdentity(new AppleItemId(6_700_012_345L), new AppleVersionId(871_200_431), 1),
                new SignedManifest(new byte[0], new byte[0]),
                NOON);
        Release release =
                new Release("app.kite", "2.1", "210", OsVersion.parse("17.4").orElseThrow());
        return new Publication(content, release, NOON);
    }
}
