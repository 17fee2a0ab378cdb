package io.stoa.cli.packages;

import io.stoa.cli.installation.InstallationApi;
import io.stoa.cli.installation.InstallationRefused;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.SignatureFile;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Sends a verified package folder to an installation: what it lacks, one asset after the other.
 *
 * @param manifest the folder's: no other file is sent, whatever is asked for
 */
record FolderImport(InstallationApi installation, Path folder, Manifest manifest, PrintWriter out) {

    private static final String IMPORTS = "package-imports";

    /** @return the id of the ingestion that publishes it */
    String send(Optional<String> packageId) throws IOException {
        JsonObject begun = installation.post(IMPORTS, order(packageId));
        String path = IMPORTS + "/" + begun.getString("id");
        List<JsonObject> missing = begun.getJsonArray("missing").getValuesAs(JsonObject.class);
        out.println("Import " + begun.getString("id") + " of package "
                + begun.getString("alternativeDistributionPackageId") + " is begun; assets to send: " + missing.size());
        for (JsonObject asset : missing) {
            send(path, listed(asset.getString("publicId")));
        }
        String ingestion = installation
                .post(path + "/completion", JsonValue.EMPTY_JSON_OBJECT)
                .getString("id");
        out.println("All assets are there. Ingestion " + ingestion + " gets the key blobs and publishes.");
        return ingestion;
    }

    private Asset listed(String publicId) {
        return manifest.asset(publicId)
                .orElseThrow(() -> new InstallationRefused("The installation asks for \"" + publicId
                        + "\", which is no asset of this package and is not sent. Is --public-url right?"));
    }

    private void send(String path, Asset asset) {
        out.println("  sending " + asset.assetPath() + ", " + asset.compressedSize() + " bytes");
        out.flush();
        installation.put(path + "/assets/" + asset.publicId(), folder.resolve(asset.assetPath()));
    }

    private JsonObject order(Optional<String> packageId) throws IOException {
        JsonObjectBuilder order = Json.createObjectBuilder()
                .add("manifest", base64(Manifest.FILE_NAME))
                .add("signature", base64(SignatureFile.FILE_NAME));
        packageId.ifPresent(id -> order.add("alternativeDistributionPackageId", id));
        return order.build();
    }

    private String base64(String file) throws IOException {
        return Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(file)));
    }
}
