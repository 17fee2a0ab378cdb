package io.stoa.simulator.walk;

import io.stoa.simulator.appstoreconnect.AppStoreConnectSimulator;
import io.stoa.simulator.appstoreconnect.forge.PlannedAsset;
import io.stoa.simulator.appstoreconnect.http.RecordedRequest;
import java.util.Collection;
import java.util.List;

/**
 * Counts downloads of single assets by App Store Connect's own log.
 *
 * @param since requests that were there before
 */
record DownloadCount(AppStoreConnectSimulator appStoreConnect, int since) {

    /** Counts from now on. */
    static DownloadCount from(AppStoreConnectSimulator appStoreConnect) {
        return new DownloadCount(
                appStoreConnect, appStoreConnect.downloadRequests().size());
    }

    private long of(PlannedAsset asset) {
        List<RecordedRequest> requests = appStoreConnect.downloadRequests();
        return requests.subList(since, requests.size()).stream()
                .filter(request -> request.method().equals("GET"))
                .filter(request -> request.path().contains("/" + asset.publicId() + "/"))
                .count();
    }

    /** @throws Unexpected one was not downloaded */
    void requireAll(Collection<PlannedAsset> assets) {
        assets.forEach(asset -> Unexpected.unless(of(asset) > 0, "a download of " + asset.publicId(), "none"));
    }

    /** @throws Unexpected one was downloaded again */
    void requireNone(Collection<PlannedAsset> assets) {
        assets.forEach(asset -> Unexpected.unless(
                of(asset) == 0, "no further download of " + asset.publicId() + ", which is known", of(asset)));
    }
}
