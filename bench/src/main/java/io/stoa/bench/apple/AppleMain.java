package io.stoa.bench.apple;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.walk.AppleSettings;
import io.stoa.simulator.walk.SimulatedApple;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The other process. It prints the configuration that leads an installation here, a line each and an empty one, and then
 * answers each line {@code ITEM COUNT SIZE} with a package of COUNT variants of SIZE bytes, which it offers from then on.
 */
public final class AppleMain {

    private final SimulatedApple apple;
    private final Path packages;

    private AppleMain(SimulatedApple apple, Path packages) {
        this.apple = apple;
        this.packages = packages;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (SimulatedApple apple = SimulatedApple.start(
                        AppleSettings.in(folder.resolve("keys")).withoutRelay());
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            new AppleMain(apple, folder.resolve("packages")).serve(orders, System.out);
        }
    }

    private void serve(BufferedReader orders, PrintStream out) throws IOException {
        apple.configuration().forEach((key, value) -> out.println(key + "=" + value));
        out.println();
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ");
            out.println(offer(words[0], Integer.parseInt(words[1]), Long.parseLong(words[2])));
        }
    }

    // on the disk and not made while it is sent: making it costs more than sending it
    private String offer(String appleItemId, int variants, long size) throws IOException {
        ForgedPackage forged = PackageForge.with(apple.authority())
                .appleItemId(appleItemId)
                .appleVersionId("86" + appleItemId.substring(2))
                .bundleId("app.kite.bench" + appleItemId)
                .variants(variants, size)
                .forge();
        PackageVersion version = apple.appStoreConnect().addPackage(forged.writeTo(packages.resolve(appleItemId)));
        return String.join(
                " ",
                version.id(),
                version.packageId(),
                version.appleVersionId(),
                String.valueOf(version.number()),
                forged.assets().get(0).assetPath());
    }
}
