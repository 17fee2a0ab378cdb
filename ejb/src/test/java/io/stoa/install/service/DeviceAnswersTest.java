package io.stoa.install.service;

import static io.stoa.install.service.DeviceBench.KITE;
import static io.stoa.install.service.DeviceBench.LAMP;
import static io.stoa.install.service.DeviceBench.asking;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.Platform;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.install.DeviceRequest;
import io.stoa.install.RequestedApp;
import io.stoa.install.RestoreAnswer;
import io.stoa.install.RestoreAnswer.Restore;
import io.stoa.install.UnavailableApp;
import io.stoa.install.UpdatesAnswer;
import io.stoa.install.UpdatesAnswer.Update;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A device is told exactly what it can have, each app once, and of every other that it cannot. */
class DeviceAnswersTest {

    private final DeviceBench bench = new DeviceBench(LAMP)
            .offering(KITE, 1, "17.4")
            .offering(KITE, 2, "17.4")
            .offering(KITE, 3, "18.2")
            .offering(LAMP, 9, "17.4");
    private final DeviceAnswers answers = bench.answers();

    @Test
    void shouldAskADeviceWithoutATokenToSignInForAnAppThatNeedsAnAccount() {
        bench.open(AccessRule.ACCOUNT);
        DeviceRequest restore = DeviceBench.ofNobody(DeviceBench.asking("18.0", KITE + "/2"));

        assertEquals(FailureCode.CALLER_UNKNOWN, codeOf(() -> answers.restore(restore)));
        assertEquals(FailureCode.CALLER_UNKNOWN, codeOf(() -> answers.updates(restore)));
    }

    @Test
    void shouldServeAFreeAppToADeviceWithoutAToken() {
        bench.open(AccessRule.FREE);

        assertEquals(
                1,
                answers.restore(DeviceBench.ofNobody(DeviceBench.asking("18.0", KITE + "/2")))
                        .restores()
                        .size());
    }

    @Test
    void shouldAskNobodyToSignInForAnAppThatIsNotOnOffer() {
        bench.open(AccessRule.ACCOUNT);

        assertEquals(
                1,
                answers.restore(DeviceBench.ofNobody(DeviceBench.asking("18.0", "6700012399/1")))
                        .failures()
                        .size());
    }

    @Test
    void shouldOfferWhatIsSoldToTheEntitledAlone() {
        bench.open(AccessRule.ENTITLEMENT);
        AccountId ann = bench.account();
        DeviceRequest asked = DeviceBench.of(ann, asking("18.0", KITE + "/1"));
        assertEquals(1, answers.restore(asked).failures().size());
        assertEquals(1, answers.updates(asked).failures().size());

        bench.entitlements.grant(ann, KITE, DeviceBench.NOW);

        assertEquals(1, answers.restore(asked).restores().size());
        assertEquals(1, answers.updates(asked).updates().size());
    }

    @Test
    void shouldNotReadAnAccountForAppsThatNeedNoEntitlement() {
        bench.open(AccessRule.ACCOUNT);
        AccountId unread = new AccountId("no account has this id");

        assertEquals(
                1,
                answers.restore(DeviceBench.of(unread, asking("18.0", KITE + "/1")))
                        .restores()
                        .size());
        assertEquals(0, bench.entitlements.questions);
    }

    private static FailureCode codeOf(Executable refused) {
        return assertThrows(MarketplaceException.class, refused).code();
    }

    @Test
    void shouldSayWhereTheVersionAskedForIs() {
        RestoreAnswer answer = answers.restore(asking("18.0", "6700012345/2"));

        assertEquals(
                List.of(new Restore(
                        KITE,
                        new AppleVersionId(2),
                        "https://kite.example/packages/6700012345/2/" + CatalogTables.packageVersionId(2, 1),
                        "download 6700012345/2",
                        "https://kite.example/apps/6700012345")),
                answer.restores());
        assertEquals(List.of(), answer.failures());
    }

    @Test
    void shouldRestoreExactlyTheVersionAskedForThoughThereIsANewer() {
        assertEquals(List.of("1"), restored(asking("18.2", "6700012345/1")));
    }

    @Test
    void shouldCountAnAppThatTheAccountHadAsARedownload() {
        RestoreAnswer answer = answers.restore(asking("18.0", "6700099999/9", "6700012345/2"));

        assertEquals(
                List.of("redownload 6700099999/9", "download 6700012345/2"),
                answer.restores().stream()
                        .map(Restore::installVerificationToken)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6700012345/4",
                "6700012345/",
                "6700012345/latest",
                "6700012345/02",
                "6700077777/2",
                "0/0",
                "/",
                "x/y",
                "-1/2",
                "99999999999999999999/2",
                " 6700012345/2"
            })
    void shouldSayWhatItCannotRestoreInTheDevicesOwnSpelling(String app) {
        RestoreAnswer answer = answers.restore(asking("18.2", app));
        String[] parts = app.split("/", 2);

        assertEquals(List.of(), answer.restores());
        assertEquals(List.of(UnavailableApp.of(new RequestedApp(parts[0], parts[1]))), answer.failures());
    }

    @Test
    void shouldNotRestoreWhatTheDeviceIsTooOldFor() {
        RestoreAnswer answer = answers.restore(asking("18.1.9", "6700012345/3"));

        assertEquals(List.of(), answer.restores());
        assertEquals(1, answer.failures().size());
    }

    @Test
    void shouldRestoreForADeviceWhoseVersionNobodyCanRead() {
        assertEquals(List.of("3"), restored(asking("26.0 beta", "6700012345/3")));
    }

    @Test
    void shouldRestoreNothingForAPlatformNobodyKnows() {
        DeviceRequest mac = asking(Platform.parse("macOS"), "26.0", Optional.empty(), "6700012345/2");

        assertEquals(List.of(), restored(mac));
        assertEquals(1, answers.restore(mac).failures().size());
    }

    @Test
    void shouldAnswerAnAppThatIsNamedTwiceOnce() {
        RestoreAnswer answer =
                answers.restore(asking("18.0", "6700012345/2", "6700012345/2", "1/1", "6700012345/2", "1/1"));

        assertEquals(1, answer.restores().size());
        assertEquals(1, answer.failures().size());
    }

    @Test
    void shouldRestoreTwoVersionsOfOneAppWhereBothAreAskedFor() {
        assertEquals(List.of("2", "1"), restored(asking("18.0", "6700012345/2", "6700012345/1")));
    }

    @Test
    void shouldAnswerForTheOneAppAtTheAddressOfItsOwn() {
        DeviceRequest own = asking(Platform.parse("iOS"), "18.0", Optional.of(KITE), "6700012345/2", "6700099999/9");
        RestoreAnswer answer = answers.restore(own);

        assertEquals(List.of("2"), restored(own));
        assertEquals(List.of(UnavailableApp.of(new RequestedApp("6700099999", "9"))), answer.failures());
    }

    @Test
    void shouldAnswerAnEmptyQuestionWithNothing() {
        assertEquals(new RestoreAnswer(List.of(), List.of()), answers.restore(asking("18.0")));
        assertEquals(new UpdatesAnswer(List.of(), List.of()), answers.updates(asking("18.0")));
    }

    @Test
    void shouldOfferTheNewestVersionAsAnUpdate() {
        UpdatesAnswer answer = answers.updates(asking("18.2", "6700012345/1"));

        assertEquals(
                List.of(new Update(
                        KITE,
                        new AppleVersionId(3),
                        "https://kite.example/packages/6700012345/3/" + CatalogTables.packageVersionId(3, 1),
                        "210",
                        "2.1.0",
                        "download 6700012345/3",
                        "https://kite.example/apps/6700012345")),
                answer.updates());
    }

    @Test
    void shouldOfferAnOlderDeviceTheNewestVersionThatStillFitsIt() {
        assertEquals(List.of("2"), updated(asking("18.1", "6700012345/1")));
    }

    @Test
    void shouldOfferNothingToADeviceThatHasTheNewest() {
        UpdatesAnswer answer = answers.updates(asking("18.2", "6700012345/3", "6700099999/9"));

        assertEquals(new UpdatesAnswer(List.of(), List.of()), answer);
    }

    @Test
    void shouldNotOfferAnOlderVersionAsAnUpdate() {
        assertEquals(List.of(), updated(asking("18.2", "6700012345/4")));
        assertEquals(List.of(), updated(asking("18.2", "6700012345/")));
    }

    @Test
    void shouldOfferNothingWhereNothingNewerFitsTheDevice() {
        UpdatesAnswer answer = answers.updates(asking("18.1", "6700012345/2"));

        assertEquals(new UpdatesAnswer(List.of(), List.of()), answer);
    }

    @Test
    void shouldSayThatAnAppIsNotOfferedAnyMore() {
        UpdatesAnswer answer = answers.updates(asking("18.2", "6700077777/5", "x/y"));

        assertEquals(List.of(), answer.updates());
        assertEquals(
                List.of(
                        UnavailableApp.of(new RequestedApp("6700077777", "5")),
                        UnavailableApp.of(new RequestedApp("x", "y"))),
                answer.failures());
    }

    @Test
    void shouldUpdateAnAppOnceThoughItIsNamedWithTwoVersions() {
        assertEquals(List.of("3"), updated(asking("18.2", "6700012345/1", "6700012345/2")));
    }

    @Test
    void shouldAskCatalogAndRecordsOnceForHoweverManyApps() {
        String[] many = IntStream.range(0, 1_000).mapToObj(i -> "67" + i + "/1").toArray(String[]::new);
        answers.restore(asking("18.2", many));
        answers.updates(asking("18.2", many));

        assertEquals(2, bench.questionsToTheCatalog);
        assertTrue(bench.questionsToTheRecords <= 2);
    }

    @Property
    void shouldAnswerEveryAppThatIsAskedForExactlyOnce(
            @ForAll("questions") List<String> apps, @ForAll("systems") String os) {
        DeviceRequest request = asking(os, apps.toArray(String[]::new));
        RestoreAnswer answer = answers.restore(request);

        assertEquals(
                Set.copyOf(apps).size(),
                answer.restores().size() + answer.failures().size());
        answer.restores()
                .forEach(restore -> assertTrue(apps.contains(restore.appleItemId() + "/" + restore.appleVersionId())));
        answer.failures()
                .forEach(failure -> assertTrue(apps.contains(failure.appleItemId() + "/" + failure.appleVersionId())));
    }

    @Property
    void shouldOnlyEverUpdateToSomethingNewerThatTheDeviceRuns(
            @ForAll("questions") List<String> apps, @ForAll("systems") String os) {
        UpdatesAnswer answer = answers.updates(asking(os, apps.toArray(String[]::new)));

        for (Update update : answer.updates()) {
            assertTrue(apps.stream()
                    .anyMatch(app -> app.startsWith(update.appleItemId() + "/")
                            && Long.parseLong(app.split("/")[1])
                                    < update.appleVersionId().value()));
            assertTrue(bench.offers.stream()
                    .filter(offer -> offer.publication().appleVersionId().equals(update.appleVersionId()))
                    .allMatch(offer -> OsVersion.parse(os)
                            .orElseThrow()
                            .isAtLeast(offer.publication().minimumOs())));
        }
        assertEquals(
                answer.updates().stream()
                        .map(Update::appleItemId)
                        .collect(Collectors.toSet())
                        .size(),
                answer.updates().size());
    }

    @Provide
    Arbitrary<List<String>> questions() {
        return Combinators.combine(
                        Arbitraries.of("6700012345", "6700099999", "6700077777"),
                        Arbitraries.integers().between(1, 10))
                .as((app, version) -> app + "/" + version)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> systems() {
        return Arbitraries.of("17.3", "17.4", "18", "18.2", "26");
    }

    private List<String> restored(DeviceRequest request) {
        return answers.restore(request).restores().stream()
                .map(restore -> restore.appleVersionId().toString())
                .toList();
    }

    private List<String> updated(DeviceRequest request) {
        return answers.updates(request).updates().stream()
                .map(update -> update.appleVersionId().toString())
                .toList();
    }
}
