package io.stoa.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.install.InstallVerificationToken.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstallRecordsTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final AppleItemId BOAT = new AppleItemId(6700012346L);

    private final InstallRecords records =
            (account, apps) -> account.equals("account") && apps.contains(KITE) ? Set.of(KITE) : Set.of();

    @Test
    void shouldCountAnAppThatWasLicensedBeforeAsARedownload() {
        assertEquals(Kind.REDOWNLOAD, records.kindFor("account", KITE));
    }

    @Test
    void shouldCountAnAppOrAPersonThatIsNewAsADownload() {
        assertEquals(Kind.DOWNLOAD, records.kindFor("account", BOAT));
        assertEquals(Kind.DOWNLOAD, records.kindFor("somebody else", KITE));
    }

    @Test
    void shouldSpellKindsAsTheClaimDoes() {
        assertEquals("download", Kind.DOWNLOAD.word());
        assertEquals("redownload", Kind.REDOWNLOAD.word());
    }
}
