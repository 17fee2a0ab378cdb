package io.stoa.simulator.walk;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** Follows ingestions until their package is published. */
final class IngestionWatch {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final InstallationCalls calls;
    private final Await await;

    IngestionWatch(InstallationCalls calls) {
        this(calls, Await.atMost(LIMIT));
    }

    IngestionWatch(InstallationCalls calls, Await await) {
        this.calls = calls;
        this.await = await;
    }

    /** All ingestions of one package version among the newest. */
    List<Ingestion> of(String packageVersionId) {
        return calls.getAsOperator("/api/v1/ingestions").require(200).json().getJsonArray("ingestions").stream()
                .map(JsonObject.class::cast)
                .map(Ingestion::of)
                .filter(job -> job.packageVersionId()
                        .filter(packageVersionId::equalsIgnoreCase)
                        .isPresent())
                .toList();
    }

    /** The one ingestion of a package version. @throws Unexpected when there is none, or another */
    Ingestion only(String packageVersionId) {
        List<Ingestion> all = of(packageVersionId);
        Unexpected.unless(all.size() == 1, "one ingestion of package version " + packageVersionId, all);
        return all.get(0);
    }

    /**
     * Waits for the publication.
     *
     * @throws Unexpected when the package is refused, or the time is over
     */
    void awaitPublication(String id, Proof proof) {
        Ingestion published = await.until("ingestion " + id + " to be PUBLISHED", () -> look(id, proof), found -> {
            Unexpected.unless(!found.isRejected(), "the package to be published", found);
            return found.isPublished();
        });
        proof.proves(published.assetsTotal() + " assets with " + Bytes.of(published.bytesTotal())
                + " downloaded, verified and published");
    }

    private Ingestion look(String id, Proof proof) {
        Ingestion ingestion = Ingestion.of(
                calls.getAsOperator("/api/v1/ingestions/" + id).require(200).json());
        proof.progresses(ingestion.toString());
        return ingestion;
    }
}
