package io.stoa.cli.torture.check;

import io.stoa.cli.torture.plan.PlannedNotice;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is there when all is quiet: from the database, the disk, and as a device is answered.
 *
 * @param notifications  how often each notification is in the inbox, by lower-case id
 * @param undone         what is wrong with notifications that were not accepted or wait to be tried again, by lower-case id
 * @param jobs           ingestions
 * @param publications   revision that is published, by Apple's version id
 * @param restores       base path a device is sent to, by Apple's version id; absent where nothing is offered
 * @param served         digest of what a device is served, by path; words where it is served nothing
 * @param assets         digests of the assets of each published package, by package version id
 * @param missingObjects assets of published packages that the store lacks or holds with another digest
 * @param licences       numbers that exist
 * @param forkedFamilies families of refresh tokens in which a token has two children that both were used
 * @param staged         folders left in staging
 */
public record FinalState(
        Map<String, Integer> notifications,
        Map<String, String> undone,
        List<Job> jobs,
        Map<String, Integer> publications,
        Map<String, String> restores,
        Map<String, String> served,
        Map<String, Set<String>> assets,
        List<String> missingObjects,
        Set<String> licences,
        List<String> forkedFamilies,
        List<String> staged) {

    /** An ingestion. @param packageVersionId lower case */
    public record Job(String packageVersionId, String state, String failure) {

        boolean isFinal() {
            return state.equals("PUBLISHED") || state.equals("REJECTED");
        }
    }

    boolean holds(String notificationId) {
        return notifications.containsKey(notificationId);
    }

    Integer times(PlannedNotice notice) {
        return notifications.getOrDefault(notice.id(), 0);
    }

    List<Job> jobsOf(String packageVersionId) {
        return jobs.stream()
                .filter(job -> job.packageVersionId().equals(packageVersionId))
                .toList();
    }
}
