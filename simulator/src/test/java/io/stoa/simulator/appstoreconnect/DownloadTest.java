package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.Caller.Reply;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

    @TempDir
    Path folder;

    private final Caller caller = new Caller(Settings.defaults().withUrlLifetime(Duration.ofMinutes(5)));
    private PackageVersion version;
    private byte[] variant;

    @BeforeEach
    void offer() throws IOException {
        version = caller.simulator.addPackage(TestPackages.write(folder, 1, 0));
        variant = Files.readAllBytes(folder.resolve("variant/" + TestPackages.variantId(0) + ".ipa"));
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void shouldDeliverAZipOfExactlyManifestAndSignature() throws IOException {
        JsonObject attributes = attributes("/v1/alternativeDistributionPackageVersions/" + version.id());
        byte[] zip = caller.download(attributes.getString("url")).response().body();
        assertEquals(Sha256.of(zip).hex(), attributes.getString("fileChecksum"));
        Map<String, byte[]> files = unzip(zip);
        assertEquals(List.of("manifest.json", "signature"), List.copyOf(files.keySet()));
        assertArrayEquals(Files.readAllBytes(folder.resolve("manifest.json")), files.get("manifest.json"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("signature")), files.get("signature"));
    }

    @Test
    void shouldDeliverAnAssetByteForByte() {
        Reply reply = caller.download(variantUrl());
        assertEquals(200, reply.status());
        assertArrayEquals(variant, reply.response().body());
        assertEquals("\"" + Sha256.of(variant).hex() + "\"", reply.header("ETag"));
        assertEquals("bytes", reply.header("Accept-Ranges"));
    }

    @Test
    void shouldStartItsAccessKeyWithTheMomentOfExpiry() {
        long expires = caller.clock.instant().plus(Duration.ofMinutes(5)).getEpochSecond();
        assertTrue(variantUrl().contains("/itunes-assets/"));
        assertTrue(variantUrl().contains("?accessKey=" + expires + "_"));
        assertEquals(
                caller.simulator.downloadUri().getPort(),
                URI.create(variantUrl()).getPort());
    }

    @Test
    void shouldRefuseAUrlFromTheMomentItExpires() {
        String url = variantUrl();
        caller.clock.advance(Duration.ofSeconds(299));
        assertEquals(200, caller.download(url).status());
        caller.clock.advance(Duration.ofSeconds(1));
        assertEquals(403, caller.download(url).status());
        assertNotEquals(url, variantUrl());
        assertEquals(200, caller.download(variantUrl()).status());
    }

    @Test
    void shouldRefuseAUrlThatWasTamperedWith() {
        String url = variantUrl();
        String longer = url.replaceFirst("accessKey=[0-9]+", "accessKey=99999999999");
        String elsewhere = url.replace("variants", "deltas");
        String lastDigit = url.substring(0, url.length() - 1) + (url.endsWith("0") ? "1" : "0");
        String without = url.substring(0, url.indexOf('?'));
        for (String tampered :
                List.of(longer, elsewhere, lastDigit, without, url + "&more=1", without + "?accessKey=_")) {
            assertEquals(403, caller.download(tampered).status(), tampered);
        }
    }

    @Test
    void shouldRefuseABearerTokenLoudlyEvenWithAGoodUrl() {
        Reply reply = caller.download(variantUrl(), "Authorization", "Bearer " + caller.tokens.good());
        assertEquals(400, reply.status());
        assertTrue(reply.text().contains("API token"));
        assertEquals(400, caller.simulator.downloadRequests().get(0).status());
    }

    @Test
    void shouldAnswerHeadWithTheLengthAndNoBytes() {
        Reply reply =
                caller.send(HttpRequest.newBuilder(URI.create(variantUrl())).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, reply.status());
        assertEquals(Integer.toString(variant.length), reply.header("Content-Length"));
        assertEquals(0, reply.response().body().length);
    }

    @Test
    void shouldTakeNoOtherMethod() {
        Reply reply =
                caller.send(HttpRequest.newBuilder(URI.create(variantUrl())).DELETE());
        assertEquals(405, reply.status());
        assertEquals("GET, HEAD", reply.header("Allow"));
    }

    @Test
    void shouldDeliverAPartOnRequest() {
        Reply reply = caller.download(variantUrl(), "Range", "bytes=3-7");
        assertEquals(206, reply.status());
        assertArrayEquals(Arrays.copyOfRange(variant, 3, 8), reply.response().body());
        assertEquals("bytes 3-7/" + variant.length, reply.header("Content-Range"));
    }

    @Test
    void shouldResumeWhenTheFileIsStillTheSame() {
        String etag = caller.download(variantUrl()).header("ETag");
        Reply resumed = caller.download(variantUrl(), "Range", "bytes=10-", "If-Range", etag);
        assertEquals(206, resumed.status());
        assertArrayEquals(
                Arrays.copyOfRange(variant, 10, variant.length),
                resumed.response().body());
        Reply changed = caller.download(variantUrl(), "Range", "bytes=10-", "If-Range", "\"other\"");
        assertEquals(200, changed.status());
        assertArrayEquals(variant, changed.response().body());
    }

    @Test
    void shouldRefuseAPartBeyondTheEnd() {
        Reply reply = caller.download(variantUrl(), "Range", "bytes=" + variant.length + "-");
        assertEquals(416, reply.status());
        assertEquals("bytes */" + variant.length, reply.header("Content-Range"));
    }

    @Test
    void shouldBreakOffWhenAFileIsShorterThanItWas() throws IOException {
        String url = variantUrl();
        Files.write(folder.resolve("variant/" + TestPackages.variantId(0) + ".ipa"), new byte[] {1, 2, 3});
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        HttpClient client = HttpClient.newHttpClient();
        assertThrows(IOException.class, () -> client.send(request, BodyHandlers.ofByteArray()));
    }

    @Test
    void shouldSayThatAMissingFileIsNotThereThoughItsResourceIs() throws IOException {
        Path bare = TestPackages.write(folder.resolve("bare"), "99", "1", 1, 1, 0);
        String publicId = TestPackages.publicId("99/1", "variant", 0);
        Files.delete(bare.resolve("variant/" + publicId + ".ipa"));
        caller.simulator.addPackage(bare);
        JsonObject attributes = attributes("/v1/alternativeDistributionPackageVariants/" + publicId);
        assertEquals(404, caller.download(attributes.getString("url")).status());
    }

    @Test
    void shouldDeliverAForgedAssetOfAnySizeInParts() throws IOException {
        ForgedPackage forged = PackageForge.with(TestAuthority.create())
                .variants(1, 40_000_000)
                .forge();
        ForgedAsset asset = forged.assets().get(0);
        caller.simulator.addPackage(forged);
        JsonObject attributes = attributes("/v1/alternativeDistributionPackageVariants/" + asset.publicId());
        assertEquals(asset.sha256().hex(), attributes.getString("fileChecksum"));
        Reply part = caller.download(attributes.getString("url"), "Range", "bytes=39000000-");
        assertArrayEquals(
                asset.openAt(39_000_000).readAllBytes(), part.response().body());
    }

    private String variantUrl() {
        return attributes("/v1/alternativeDistributionPackageVariants/" + TestPackages.variantId(0))
                .getString("url");
    }

    private JsonObject attributes(String path) {
        return caller.get(path).data().getJsonObject("attributes");
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                files.put(entry.getName(), entries.readAllBytes());
            }
        }
        return files;
    }
}
