package io.stoa.cli.torture.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.cli.torture.check.FinalState.Job;
import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each test spoils a round that went well in one way, and the checker has to see it. */
class CheckerTest {

    private final Scene scene = new Scene();

    @Test
    void shouldFindNothingWhereAllWentWell() {
        assertEquals(List.of(), scene.check());
    }

    @Test
    void shouldMissAnAcknowledgedNotification() {
        scene.notifications.remove(Scene.WITHDRAWAL.id());
        assertTrue(found().contains(Point.NOTIFICATION_ONCE), found()::toString);
    }

    @Test
    void shouldCountAnAcknowledgedNotificationThatIsThereTwice() {
        scene.notifications.put(Scene.FIRST_AVAILABLE.id(), 2);
        assertEquals(Set.of(Point.NOTIFICATION_ONCE), found());
    }

    @Test
    void shouldWantANotificationTakenInTheEnd() {
        scene.forget(Scene.FIRST_AVAILABLE);
        scene.told(Scene.FIRST_AVAILABLE, Verdict.UNKNOWN);
        scene.notifications.remove(Scene.FIRST_AVAILABLE.id());
        scene.removeJobs(Scene.FIRST);
        assertEquals(Set.of(Point.TAKEN, Point.DUPLICATE_TAKEN), found());
    }

    @Test
    void shouldWantADuplicateTakenInTheEnd() {
        scene.forget(Scene.FIRST_AVAILABLE);
        scene.told(Scene.FIRST_AVAILABLE, Verdict.OK);
        scene.repeated(Scene.FIRST_AVAILABLE, Verdict.UNKNOWN);
        assertEquals(Set.of(Point.DUPLICATE_TAKEN), found());
    }

    @Test
    void shouldMissANotificationThatADuplicateBroughtBack() {
        scene.notifications.remove(Scene.WITHDRAWAL.id());
        scene.broughtByDuplicates.put(Scene.WITHDRAWAL.id(), 1);
        assertEquals(Set.of(Point.NOTIFICATION_ONCE, Point.DUPLICATE_TAKEN, Point.PUBLISHED), found());
    }

    @Test
    void shouldSeeThatADuplicateWasKeptOnceMore() {
        scene.broughtByDuplicates.put(Scene.WITHDRAWAL.id(), 2);
        assertEquals(Set.of(Point.DUPLICATE_TAKEN), found());
    }

    @Test
    void shouldSeeThatADuplicateMadeAJob() {
        scene.jobsOfDuplicates.add(new Job(Scene.SECOND.packageVersionId(), "PUBLISHED", ""));
        assertEquals(Set.of(Point.DUPLICATE_TAKEN), found());
    }

    @Test
    void shouldSeeANotificationThatIsKeptAndNotCarriedOut() {
        scene.undone.put(Scene.WITHDRAWAL.id(), "ACCEPTED, to be tried again at 5");
        assertEquals(Set.of(Point.CARRIED_OUT), found());
    }

    @Test
    void shouldSeeThatAKillLeftHalfANotification() {
        scene.did(Action.LOOK, "a1", Verdict.FAIL, "1 settled, 0 waiting, 0 jobs");
        assertEquals(Set.of(Point.WHOLE_OR_ABSENT), found());
    }

    @Test
    void shouldSeeAJobWithoutItsNotification() {
        scene.forget(Scene.FIRST_AVAILABLE);
        scene.told(Scene.FIRST_AVAILABLE, Verdict.UNKNOWN);
        scene.notifications.remove(Scene.FIRST_AVAILABLE.id());
        assertTrue(found().contains(Point.WHOLE_OR_ABSENT), found()::toString);
    }

    @Test
    void shouldSeeANotificationWithoutItsJob() {
        scene.removeJobs(Scene.SECOND);
        assertTrue(found().contains(Point.WHOLE_OR_ABSENT), found()::toString);
    }

    @Test
    void shouldSeeASecondJobOfAVersion() {
        scene.job(Scene.SECOND, "PUBLISHED");
        assertEquals(Set.of(Point.ONE_JOB), found());
    }

    @Test
    void shouldSeeAJobThatCameToNoEnd() {
        scene.removeJobs(Scene.FIRST);
        scene.job(Scene.FIRST, "FETCHING");
        assertEquals(Set.of(Point.ONE_JOB), found());
    }

    @Test
    void shouldSeeThatAGoodPackageWasRejected() {
        scene.removeJobs(Scene.FIRST);
        scene.job(Scene.FIRST, "REJECTED");
        assertEquals(Set.of(Point.PUBLISHED), found());
    }

    @Test
    void shouldSeeThatAPoisonousPackageWasPublished() {
        scene.removeJobs(Scene.POISON);
        scene.job(Scene.POISON, "PUBLISHED");
        scene.publications.put(Scene.POISON.appleVersionId(), 1);
        assertEquals(Set.of(Point.NOT_OFFERED), found());
    }

    @Test
    void shouldSeeThatNothingIsPublished() {
        scene.publications.remove("910000001");
        assertEquals(Set.of(Point.PUBLISHED), found());
    }

    @Test
    void shouldSeeAPublicationThatWentBackToAnEarlierRevision() {
        scene.publications.put("910000001", 1);
        assertEquals(Set.of(Point.PUBLISHED), found());
    }

    @Test
    void shouldSeeThatAPublishedVersionIsNotOffered() {
        scene.restores.remove("910000001");
        assertEquals(Set.of(Point.PUBLISHED), found());
    }

    @Test
    void shouldSeeThatAWithdrawnVersionIsOffered() {
        scene.restores.put("910000002", "/packages/anywhere");
        assertEquals(Set.of(Point.NOT_OFFERED), found());
    }

    @Test
    void shouldWantAVersionBackWhoseWithdrawalNeverArrived() {
        scene.forget(Scene.WITHDRAWAL);
        scene.notifications.remove(Scene.WITHDRAWAL.id());
        assertEquals(Set.of(Point.TAKEN, Point.DUPLICATE_TAKEN, Point.PUBLISHED), found());
    }

    @Test
    void shouldSeeAFileThatIsServedWithOtherBytes() {
        scene.served.put(Scene.BASE + "/v/0.ipa", "d3");
        assertEquals(Set.of(Point.PUBLISHED), found());
    }

    @Test
    void shouldSeeAFileThatIsNotServed() {
        scene.served.remove(Scene.BASE + "/manifest.json");
        assertEquals(Set.of(Point.PUBLISHED), found());
    }

    @Test
    void shouldMissALicenceADeviceWasGiven() {
        scene.licences.clear();
        assertEquals(Set.of(Point.LICENCE), found());
    }

    @Test
    void shouldNotMissALicenceNobodyGot() {
        scene.did(Action.INSTALL, "version 910000001", Verdict.UNKNOWN, "networkError");
        assertEquals(Set.of(), found());
    }

    @Test
    void shouldCountMoreLicencesThanInstalls() {
        scene.licences.add("1000018");
        assertEquals(Set.of(Point.WHOLE_OR_ABSENT), found());
    }

    @Test
    void shouldSeeThatACopiedTokenWasGood() {
        scene.did(Action.COPY, "person-7", Verdict.OK, "refreshed");
        assertEquals(Set.of(Point.ONE_LIVE_CHILD), found());
    }

    @Test
    void shouldNotBelieveARoundInWhichNobodyInstalled() {
        scene.forget(Action.INSTALL);
        scene.licences.clear();
        assertEquals(Set.of(Point.BACK), found());
    }

    @Test
    void shouldNotBelieveARoundInWhichDevicesWereOnlyRefused() {
        scene.forget(Action.INSTALL);
        scene.licences.clear();
        scene.did(Action.INSTALL, "version 910000001", Verdict.FAIL, "App unavailable.");
        assertEquals(Set.of(Point.BACK), found());
    }

    @ParameterizedTest
    @EnumSource(names = {"REFRESH", "COPY"})
    void shouldNotBelieveARoundInWhichNobodyCouldRefresh(Action action) {
        scene.forget(action);
        assertEquals(Set.of(Point.BACK), found());
    }

    @Test
    void shouldWantAnswersAfterTheLastFault() {
        scene.operations.add(new Operation(
                7,
                Action.FAULT,
                "KILL_DATABASE",
                Scene.NOON,
                Scene.NOON.plusSeconds(9),
                Verdict.OK,
                "PostgreSQL is killed"));
        assertEquals(Set.of(Point.BACK), found());
    }

    @Test
    void shouldSeeAFamilyOfRefreshTokensThatForked() {
        scene.forkedFamilies.add("0199");
        assertEquals(Set.of(Point.ONE_LIVE_CHILD), found());
    }

    @Test
    void shouldSeeThatSomebodyWasSignedOut() {
        scene.did(Action.REFRESH, "person-7", Verdict.FAIL, "400 invalid_grant");
        assertEquals(Set.of(Point.SIGNED_IN), found());
    }

    @Test
    void shouldSeeAPublicationThatForgotAnAsset() {
        scene.assets.clear();
        assertEquals(Set.of(Point.OBJECTS), found());
    }

    @Test
    void shouldSeeAMissingObject() {
        scene.missingObjects.add("the object of asset 1 is missing");
        assertEquals(Set.of(Point.OBJECTS), found());
    }

    @Test
    void shouldSeeAStagingFolderThatIsLeft() {
        scene.staged.add("staging/0199-1");
        assertEquals(Set.of(Point.NOTHING_LEFT), found());
    }

    @Test
    void shouldSeeAnAnswerThatWasNoHonest503() {
        scene.did(Action.NOTIFY, "a1", Verdict.UNKNOWN, Operation.BAD_ANSWER + "500");
        assertEquals(Set.of(Point.ANSWERS), found());
    }

    @Test
    void shouldSeeALicenceThatWasRefusedForNoReason() {
        scene.did(Action.INSTALL, "version 910000001", Verdict.FAIL, Operation.NO_LICENCE + "unlicensedApps");
        assertEquals(Set.of(Point.ANSWERS), found());
    }

    @Test
    void shouldBelieveThatAWithdrawnVersionGetsNoLicence() {
        refusedLicence(Scene.NOON.plusSeconds(1));
        assertEquals(Set.of(), found());
    }

    @Test
    void shouldSeeALicenceThatWasRefusedBeforeAnybodyToldOfTheWithdrawal() {
        refusedLicence(Scene.NOON);
        assertEquals(Set.of(Point.ANSWERS), found());
    }

    private void refusedLicence(Instant returned) {
        scene.operations.add(new Operation(
                7,
                Action.INSTALL,
                "version " + Scene.WITHDRAWN.appleVersionId(),
                Scene.NOON,
                returned,
                Verdict.FAIL,
                Operation.NO_LICENCE + "unlicensedApps"));
    }

    @Test
    void shouldNameTheOperationsThatAreInvolved() {
        scene.notifications.put(Scene.FIRST_AVAILABLE.id(), 2);
        Violation violation = scene.check().get(0);
        assertEquals(7, violation.seed());
        assertEquals(
                List.of(Scene.FIRST_AVAILABLE.id(), Scene.FIRST_AVAILABLE.id()),
                violation.operations().stream().map(Operation::subject).toList());
    }

    private Set<Point> found() {
        return scene.check().stream().map(Violation::point).collect(Collectors.toSet());
    }
}
