package io.stoa.cli.packages;

import io.stoa.packageformat.forge.Era;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code stoa package forge}: packages for tests, signed by an authority that exists only meanwhile. */
@Command(
        name = "forge",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a signed package of random bytes, for tests; no device installs it.",
            "The root it is signed under is added to test-roots.pem beside it."
        })
public final class PackageForgeCommand implements Callable<Integer> {

    private static final int UNUSABLE = 2;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the package's folder.")
    private Path out;

    @Option(names = "--item", defaultValue = "6700012345", description = "appleItemId (default: ${DEFAULT-VALUE})")
    private String item;

    @Option(names = "--version-id", defaultValue = "871200999", description = "appleVersionId (${DEFAULT-VALUE})")
    private String versionId;

    @Option(names = "--version", defaultValue = "1.0", description = "shortVersionString (${DEFAULT-VALUE})")
    private String version;

    @Option(names = "--build", defaultValue = "1", description = "bundleVersion (${DEFAULT-VALUE})")
    private String build;

    @Option(names = "--bundle-id", defaultValue = "app.kite.sample", description = "bundleId (${DEFAULT-VALUE})")
    private String bundleId;

    @Option(names = "--variants", defaultValue = "3", description = "Number of variants (${DEFAULT-VALUE})")
    private int variants;

    @Option(names = "--size", defaultValue = "1000000", description = "Bytes of each variant (${DEFAULT-VALUE})")
    private long size;

    @Option(names = "--era", defaultValue = "BOTH", description = "Chunk digests: ${COMPLETION-CANDIDATES}")
    private Era era;

    @Option(names = "--marketplace-app", description = "A marketplace's own app.")
    private boolean marketplaceApp;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!item.matches("[0-9]{1,20}") || !versionId.matches("[0-9]{1,20}") || variants < 1 || size < 0) {
            spec.commandLine().getErr().println("Ids are decimal numbers; there is at least one variant of 0 bytes.");
            return UNUSABLE;
        }
        ForgedPackage forged = forge();
        Path folder = forged.writeTo(out.resolve("%s-%s-r1".formatted(item, versionId)));
        Path roots = out.resolve("test-roots.pem");
        Files.writeString(roots, forged.authority().rootPem(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        spec.commandLine().getOut().printf("package       %s%ntrust anchors %s%n", folder, roots);
        return 0;
    }

    private ForgedPackage forge() {
        PackageForge forge = PackageForge.with(TestAuthority.create())
                .appleItemId(item)
                .appleVersionId(versionId)
                .version(version, build)
                .bundleId(bundleId)
                .era(era)
                .variants(variants, size);
        return (marketplaceApp ? forge.marketplaceApp() : forge).forge();
    }
}
