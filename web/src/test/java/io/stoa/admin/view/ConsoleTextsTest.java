package io.stoa.admin.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountStanding;
import io.stoa.entitlement.EntitlementEventKind;
import io.stoa.entitlement.EntitlementStanding;
import io.stoa.ingestion.IngestionPhase;
import io.stoa.ingestion.IngestionState;
import io.stoa.ledger.LedgerEvent;
import io.stoa.licensing.LicenseStanding;
import io.stoa.licensing.service.TraceStep;
import io.stoa.notification.AttemptOutcome;
import io.stoa.notification.Generation;
import io.stoa.notification.Verdict;
import io.stoa.oauth.service.KnownLocalToken;
import io.stoa.reconciliation.ReconciliationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTextsTest {

    private static final Pattern KEY = Pattern.compile("texts\\['([^']+)'\\]");
    private static final Path WEBAPP = Path.of("src/main/webapp");
    private final ResourceBundle console = ResourceBundle.getBundle("io.stoa.admin.texts", Locale.ENGLISH);
    private final ResourceBundle storefront = ResourceBundle.getBundle("io.stoa.storefront.texts", Locale.ENGLISH);

    @ParameterizedTest
    @ValueSource(strings = {"identity-link", "identity-unlink", "export", "sign-in", "sign-up"})
    void shouldHaveWordsForWhatPeopleDoToTheirAccounts(String action) {
        assertTrue(console.containsKey("audit.account." + action));
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void shouldHaveWordsForEveryVerdict(Verdict verdict) {
        assertTrue(console.containsKey("verdict." + verdict));
        assertTrue(console.containsKey("verdict." + verdict + ".words"));
    }

    @ParameterizedTest
    @EnumSource(AttemptOutcome.class)
    void shouldHaveAWordForEveryOutcome(AttemptOutcome outcome) {
        assertTrue(console.containsKey("outcome." + outcome));
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void shouldHaveAWordForEveryGeneration(Generation generation) {
        assertTrue(console.containsKey("generation." + generation));
    }

    @ParameterizedTest
    @EnumSource(IngestionState.class)
    void shouldHaveAWordForEveryState(IngestionState state) {
        assertTrue(console.containsKey("state." + state));
    }

    @ParameterizedTest
    @EnumSource(IngestionPhase.class)
    void shouldHaveAWordForEveryPhase(IngestionPhase phase) {
        assertTrue(console.containsKey("phase." + phase));
    }

    @ParameterizedTest
    @EnumSource(ReconciliationState.class)
    void shouldHaveAWordForEveryStateOfAReconciliation(ReconciliationState state) {
        assertTrue(console.containsKey("reconciliation." + state));
    }

    @ParameterizedTest
    @EnumSource(LicenseStanding.class)
    void shouldHaveAWordForEveryStateOfALicence(LicenseStanding standing) {
        assertTrue(console.containsKey("standing." + standing));
    }

    @ParameterizedTest
    @EnumSource(EntitlementStanding.class)
    void shouldHaveAWordForEveryStateOfAnEntitlement(EntitlementStanding standing) {
        assertTrue(console.containsKey("standing." + standing));
    }

    @ParameterizedTest
    @EnumSource(EntitlementEventKind.class)
    void shouldHaveAWordForWhateverHappensToEntitlements(EntitlementEventKind kind) {
        assertTrue(console.containsKey("history." + kind));
    }

    @ParameterizedTest
    @EnumSource(LedgerEvent.class)
    void shouldHaveAWordForEveryStepOfAnInstall(LedgerEvent event) {
        assertTrue(console.containsKey("event." + event));
    }

    @ParameterizedTest
    @EnumSource(TraceStep.Tie.class)
    void shouldHaveWordsForEveryTie(TraceStep.Tie tie) {
        assertTrue(console.containsKey("tie." + tie));
    }

    @ParameterizedTest
    @EnumSource(AccountStanding.class)
    void shouldHaveAWordForEveryStateOfAnAccount(AccountStanding standing) {
        assertTrue(console.containsKey("account.standing." + standing));
        assertTrue(console.containsKey("account.effect." + standing));
    }

    @ParameterizedTest
    @EnumSource(KnownLocalToken.State.class)
    void shouldHaveAWordForEveryStateOfALocalToken(KnownLocalToken.State state) {
        assertTrue(console.containsKey("local-token." + state));
    }

    @Test
    void shouldHaveEveryTextAPageAsksFor() throws IOException {
        for (String page : new String[] {
            "WEB-INF/console",
            "WEB-INF/console-menu",
            "admin/accounts",
            "admin/account",
            "admin/clients",
            "admin/client",
            "admin/keys",
            "admin/login",
            "admin/notifications",
            "admin/notification",
            "admin/ingestions",
            "admin/licenses",
            "admin/license",
            "admin/entitlements",
            "admin/entitlement",
            "admin/entitlement-groups",
            "admin/reconciliations"
        }) {
            requireTexts(page, console);
        }
        for (String page : new String[] {"layout", "front", "app", "missing"}) {
            requireTexts("WEB-INF/storefront/" + page, storefront);
        }
    }

    private static void requireTexts(String page, ResourceBundle texts) throws IOException {
        Matcher key = KEY.matcher(Files.readString(WEBAPP.resolve(page + ".xhtml")));
        while (key.find()) {
            assertTrue(texts.containsKey(key.group(1)), page + " asks for " + key.group(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "12300000, 12.3 MB",
        "2000000000, 2.0 GB",
        "9223372036854775807, 9223372.0 TB"
    })
    void shouldSpellSizesAsAPersonReadsThem(long bytes, String words) {
        assertEquals(words, ByteCount.words(bytes));
    }

    @Test
    void shouldShowMomentsInUtcToTheSecond() {
        assertEquals(
                new Moment("2026-01-09T12:00:00Z", "9 Jan 2026, 12:00:00"),
                Moment.of(Instant.parse("2026-01-09T12:00:00.999Z")));
    }
}
