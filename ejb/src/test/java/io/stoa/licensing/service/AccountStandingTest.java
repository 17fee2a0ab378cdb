package io.stoa.licensing.service;

import static io.stoa.licensing.service.LicensingBench.ANYBODY;
import static io.stoa.licensing.service.LicensingBench.DEVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.VersionAsset;
import io.stoa.entitlement.Entitlement;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.IssuedLicenses;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.RenewalOrder;
import io.stoa.licensing.RenewedLicenses;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A token that is still good does not outlive what it was given for: the account is read afresh each time. */
class AccountStandingTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final AppleItemId BOAT = new AppleItemId(6700012346L);
    private static final long VERSION = 871200431L;
    private static final AccountId ANN_ID = new AccountId("ann");
    private static final LicenseCaller ANN = new LicenseCaller(Optional.of("ann"), Optional.empty());
    private static final LicenseCaller BOB = new LicenseCaller(Optional.of("bob"), Optional.empty());

    private static Workbench workbench;

    private LicensingBench bench;
    private VersionAsset kite;

    @BeforeAll
    static void makeKeys(@TempDir Path data) {
        workbench = new Workbench(data).withDevelopmentKeys();
    }

    @BeforeEach
    void setUp() {
        bench = new LicensingBench(workbench);
        kite = bench.offer(KITE.value(), VERSION);
    }

    @Test
    void shouldLicenseNothingToAnAccountThatIsGone() {
        bench.accounts.gone.add(ANN_ID);

        assertEquals(List.of(KITE), issue("1", ANN).unlicensedApps());
        assertEquals(List.of("REFUSED 6700012345 ACCOUNT_GONE"), bench.ledger.told());
    }

    @Test
    void shouldLicenseAndRenewNothingWhileAnAccountIsSuspended() {
        issue("1", ANN);
        LicenseId id = bench.rows.only().id();
        bench.accounts.suspended.add(ANN_ID);
        assertEquals(List.of(KITE), issue("2", ANN).unlicensedApps());
        assertEquals(List.of(id), renew(ANN, id).ineligible());
        assertEquals("REFUSED 6700012345 ACCOUNT_SUSPENDED", last());

        bench.accounts.suspended.clear();

        assertEquals(List.of(), renew(ANN, id).ineligible());
    }

    @Test
    void shouldRenewNothingOfAnAccountThatIsGoneWhoeverAsks() {
        issue("1", ANN);
        LicenseId id = bench.rows.only().id();
        bench.accounts.gone.add(ANN_ID);

        assertEquals(List.of(id), renew(ANN, id).ineligible());
        assertEquals(List.of(id), renew(BOB, id).ineligible());
        assertEquals(List.of(id), renew(ANYBODY, id).ineligible());
        assertEquals("REFUSED 6700012345 ACCOUNT_GONE", bench.ledger.told().get(1));
    }

    @Test
    void shouldLicenseAnAppThatNeedsAnEntitlementToTheEntitledAlone() {
        bench.open(KITE.value(), AccessRule.ENTITLEMENT);
        assertEquals(List.of(KITE), issue("1", ANN).unlicensedApps());
        assertEquals(List.of(KITE), issue("2", BOB).unlicensedApps());
        bench.entitlements.grant(ANN_ID, KITE, Workbench.NOW);

        assertEquals(List.of(), issue("3", ANN).unlicensedApps());
        assertEquals(
                List.of("REFUSED 6700012345 NOT_ENTITLED", "REFUSED 6700012345 NOT_ENTITLED", "ISSUED 6700012345"),
                bench.ledger.told());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCOUNT", "ENTITLEMENT"})
    void shouldAskADeviceWithoutATokenToSignInForAnAppThatNeedsAnAccount(AccessRule rule) {
        issue("1", ANYBODY);
        LicenseId id = bench.rows.only().id();
        bench.open(KITE.value(), rule);

        assertEquals(FailureCode.CALLER_UNKNOWN, codeOf(() -> issue("2", ANYBODY)));
        assertEquals(FailureCode.CALLER_UNKNOWN, codeOf(() -> renew(ANYBODY, id)));
        assertEquals(List.of("ISSUED 6700012345"), bench.ledger.told());
    }

    @Test
    void shouldRenewWithoutATokenWhatTheRecordKnowsTheAccountOf() {
        bench.open(KITE.value(), AccessRule.ENTITLEMENT);
        Entitlement granted = bench.entitlements.grant(ANN_ID, KITE, Workbench.NOW);
        issue("1", ANN);
        LicenseId id = bench.rows.only().id();

        assertEquals(List.of(), renew(ANYBODY, id).ineligible());

        granted.revoke("refunded", "shop", Workbench.NOW);
        assertEquals(List.of(id), renew(ANYBODY, id).ineligible());
        assertEquals("REFUSED 6700012345 ENTITLEMENT_REVOKED", last());
    }

    @Test
    void shouldAskNobodyToSignInForWhatIsNotRenewedAnyway() {
        issue("1", ANYBODY);
        LicenseId id = bench.rows.only().id();
        bench.open(KITE.value(), AccessRule.ACCOUNT);
        bench.rows.only().revoke();

        assertEquals(List.of(id), renew(ANYBODY, id).ineligible());
    }

    @Test
    void shouldNotTellAnotherDeviceThatAnAppNeedsAnAccount() {
        issue("1", ANYBODY);
        String number = bench.rows.only().id().toString();
        bench.open(KITE.value(), AccessRule.ACCOUNT);

        RenewedLicenses renewed = bench.renewals().renew(new RenewalOrder(bench.renew("d4c3b2a1", number), ANYBODY));

        assertEquals(1, renewed.ineligible().size());
    }

    @Test
    void shouldLicenseAnAppForAccountHoldersToAnyAccount() {
        bench.open(KITE.value(), AccessRule.ACCOUNT);

        assertEquals(List.of(), issue("1", BOB).unlicensedApps());
    }

    @Test
    void shouldNotRenewWhatAnAccountLostItsEntitlementTo() {
        bench.open(KITE.value(), AccessRule.ENTITLEMENT);
        Entitlement granted = bench.entitlements.grant(ANN_ID, KITE, Workbench.NOW);
        issue("1", ANN);
        LicenseId id = bench.rows.only().id();
        assertEquals(List.of(), renew(ANN, id).ineligible());

        granted.revoke("refunded", "shop", Workbench.NOW);

        assertEquals(List.of(id), renew(ANN, id).ineligible());
        assertEquals("REFUSED 6700012345 ENTITLEMENT_REVOKED", last());
    }

    @Test
    void shouldNotRenewWhatAnAccountHadForATimeThatIsOver() {
        bench.open(KITE.value(), AccessRule.ENTITLEMENT);
        Entitlement granted = bench.entitlements.grant(ANN_ID, KITE, Workbench.NOW);
        granted.holdUntil(Optional.of(Workbench.NOW.plusSeconds(60)));
        issue("1", ANN);
        LicenseId id = bench.rows.only().id();
        bench.clock.advance(Duration.ofSeconds(59));
        assertEquals(List.of(), renew(ANN, id).ineligible());

        bench.clock.advance(Duration.ofSeconds(1));

        assertEquals(List.of(id), renew(ANN, id).ineligible());
        assertEquals("REFUSED 6700012345 ENTITLEMENT_EXPIRED", last());
    }

    @Test
    void shouldRenewForWhoPaidLaterWhatWasInstalledWithoutAnAccount() {
        issue("1", ANYBODY);
        LicenseId id = bench.rows.only().id();
        bench.open(KITE.value(), AccessRule.ENTITLEMENT);
        assertEquals(List.of(id), renew(ANN, id).ineligible());
        assertEquals("REFUSED 6700012345 NOT_ENTITLED", last());
        bench.entitlements.grant(ANN_ID, KITE, Workbench.NOW);

        assertEquals(List.of(), renew(ANN, id).ineligible());

        assertEquals(Optional.of("ann"), bench.rows.only().holder().account());
        assertEquals(Optional.of("ann"), bench.ledger.entries.get(2).subject().account());
        assertEquals(List.of(), renew(BOB, id).ineligible());
    }

    @Test
    void shouldLetNobodyTakeTheLicenceOfAnotherDevice() {
        issue("1", ANYBODY);
        String number = bench.rows.only().id().toString();
        bench.open(KITE.value(), AccessRule.ACCOUNT);

        RenewedLicenses renewed = bench.renewals().renew(new RenewalOrder(bench.renew("d4c3b2a1", number), ANN));

        assertEquals(1, renewed.ineligible().size());
        assertEquals("REFUSED 6700012345 OTHER_DEVICE", last());
        assertEquals(Optional.empty(), bench.rows.only().holder().account());
    }

    @Test
    void shouldJudgeWhatIsFreeByNobodyWhoeverAsks() {
        issue("1", ANYBODY);
        LicenseId id = bench.rows.only().id();
        bench.accounts.gone.add(ANN_ID);

        assertEquals(List.of(), renew(ANN, id).ineligible());
        assertEquals(Optional.empty(), bench.rows.only().holder().account());
    }

    @Test
    void shouldRenewWhatOthersOfTheDeviceInstalled() {
        issue("1", ANN);
        LicenseId id = bench.rows.only().id();

        assertEquals(List.of(), renew(BOB, id).ineligible());
        assertEquals(Optional.of("ann"), bench.rows.only().holder().account());
    }

    @Test
    void shouldRenewWithoutATokenWhatWasInstalledWithoutAnAccount() {
        issue("1", ANYBODY);
        LicenseId id = bench.rows.only().id();

        assertEquals(List.of(), renew(ANYBODY, id).ineligible());
        assertEquals(0, bench.accounts.questions);
    }

    @Test
    void shouldReadTheAccountsOfManyLicencesAtOnce() {
        issue("1", ANN);
        LicenseId first = bench.rows.only().id();
        kite = bench.offer(BOAT.value(), VERSION + 1);
        issue("2", BOB);
        LicenseId second = bench.rows.givenOut.get(1);
        int before = bench.questions();
        renew(ANN, first);
        int forOne = bench.questions() - before;

        renew(ANN, first, second);

        assertEquals(forOne, bench.questions() - before - forOne);
    }

    private String last() {
        List<String> told = bench.ledger.told();
        return told.get(told.size() - 1);
    }

    private static FailureCode codeOf(Executable refused) {
        return assertThrows(MarketplaceException.class, refused).code();
    }

    private IssuedLicenses issue(String request, LicenseCaller caller) {
        long app = kite.appleItemId().value();
        return bench.licenses().issue(new LicenseOrder(bench.create(request, app), List.of(kite), caller));
    }

    private RenewedLicenses renew(LicenseCaller caller, LicenseId... ids) {
        String[] numbers = List.of(ids).stream().map(LicenseId::toString).toArray(String[]::new);
        return bench.renewals().renew(new RenewalOrder(bench.renew(DEVICE, numbers), caller));
    }
}
