package io.stoa.simulator.appstoreconnect;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Writes small packages into folders; their signature is arbitrary bytes, because App Store Connect hands on any. */
public final class TestPackages {

    public static final String ITEM = "6503435272";
    public static final String VERSION = "866325432";

    private TestPackages() {}

    /** A package of revision 1 with one byte sequence per asset. */
    public static Path write(Path folder, int variants, int deltas) {
        return write(folder, ITEM, VERSION, 1, variants, deltas);
    }

    public static Path write(Path folder, String item, String version, int revision, int variants, int deltas) {
        String app = item + "/" + version;
        JsonArrayBuilder variantList = Json.createArrayBuilder();
        JsonArrayBuilder deltaList = Json.createArrayBuilder();
        for (int number = 0; number < variants; number++) {
            variantList.add(asset(folder, "variant", publicId(app, "variant", number)));
        }
        for (int number = 0; number < deltas; number++) {
            deltaList.add(asset(folder, "delta", publicId(app, "delta", number)));
        }
        JsonObject manifest = Json.createObjectBuilder()
                .add("manifestSchemaVersion", "1.0")
                .add("distributionPackageRevision", revision)
                .add("appleItemId", item)
                .add("appleVersionId", version)
                .add("bundleId", "example.app." + item)
                .add("variants", variantList)
                .add("deltas", deltaList)
                .build();
        write(folder.resolve("signature"), "signature of revision " + revision);
        write(folder.resolve("manifest.json"), manifest.toString());
        return folder;
    }

    /** Id of an asset, the same in all revisions. */
    public static String publicId(String app, String kind, int number) {
        String name = app + "/" + kind + "/" + number;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public static String variantId(int number) {
        return publicId(ITEM + "/" + VERSION, "variant", number);
    }

    private static JsonObject asset(Path folder, String kind, String publicId) {
        String path = kind + "/" + publicId + ".ipa";
        write(folder.resolve(path), "bytes of " + publicId);
        return Json.createObjectBuilder()
                .add("publicId", publicId)
                .add("assetPath", path)
                .build();
    }

    public static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new AssertionError("The test cannot write " + file, e);
        }
    }
}
