package io.stoa.cli.torture.check;

import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.world.World;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the final state of one round, when all is quiet. */
public final class Inspection {

    private Inspection() {}

    /**
     * Looks into the database, the store and the answers.
     *
     * @param paths paths in a package, by package version id and a slash, as {@link Checker#check} has them
     */
    public static FinalState inspect(World world, Plan plan, Set<String> paths)
            throws SQLException, IOException, InterruptedException {
        try (DatabaseState database = DatabaseState.open(world.database(), plan.appleItemIds())) {
            StoreState store = new StoreState(world.packages());
            ServedState served = new ServedState(world.publicUrl());
            Map<String, String> restores = served.restores(plan);
            List<PublishedAsset> assets = database.publishedAssets();
            return new FinalState(
                    database.notifications(),
                    database.undone(),
                    database.jobs(),
                    database.publications(),
                    restores,
                    served.digests(served(restores, paths)),
                    assets.stream()
                            .collect(Collectors.groupingBy(
                                    PublishedAsset::packageVersionId,
                                    Collectors.mapping(PublishedAsset::sha256, Collectors.toSet()))),
                    store.missing(assets),
                    database.licences(),
                    database.forkedFamilies(),
                    store.staged());
        }
    }

    // a base path ends with the id of the package version it serves
    private static Set<String> served(Map<String, String> restores, Set<String> paths) {
        return restores.values().stream()
                .flatMap(base -> paths.stream()
                        .filter(path -> base.endsWith("/" + path.substring(0, path.indexOf('/'))))
                        .map(path -> base + path.substring(path.indexOf('/'))))
                .collect(Collectors.toSet());
    }
}
