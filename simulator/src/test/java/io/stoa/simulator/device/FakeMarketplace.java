package io.stoa.simulator.device;

import com.nimbusds.jose.jwk.ECKey;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small marketplace server that does everything right until a test spoils an answer. */
final class FakeMarketplace implements AutoCloseable {

    static final String MARKETPLACE = "6700000001";
    static final String APP = "6700012345";
    static final String KIT = "/.well-known/marketplace-kit";
    static final String OAUTH = "/.well-known/oauth-authorization-server";
    static final String TOKEN = "/oauth/token";
    static final String RESTORE = "/device/restore";
    static final String UPDATES = "/device/updates";
    static final String LICENSES = "/device/licenses";
    static final String RENEWALS = "/device/licenses/renewals";
    static final String OWN = "/device/apps/" + MARKETPLACE;
    static final String SIGNING_CERTIFICATE = "/certificates/signing.cer";
    static final String ENCRYPTION_CERTIFICATE = "/certificates/encryption.cer";

    private static final ECKey KEY = FakeTokens.newKey();
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");

    final SettableClock clock = new SettableClock();
    final FakeServer server = new FakeServer();
    final FakeLicenseService licenses = new FakeLicenseService(clock);
    final FakeOAuth oauth = new FakeOAuth();
    private final List<ForgedPackage> packages = new ArrayList<>();
    private UnaryOperator<FakeTokens> tokenSpoiler = UnaryOperator.identity();

    FakeMarketplace() {
        server.route(KIT, request -> FakeAnswer.json(marketplaceKit()));
        server.route(OAUTH, request -> FakeAnswer.json(authorizationServer()));
        server.route(TOKEN, oauth::token);
        server.route(RESTORE, request -> FakeAnswer.json(restore(request)));
        server.route(UPDATES, request -> FakeAnswer.json(updates(request)));
        server.route(LICENSES, licenses::issue);
        server.route(RENEWALS, licenses::renew);
        server.route(OWN + "/restore", request -> guarded(request, FakeAnswer.json(restore(request))));
        server.route(OWN + "/updates", request -> guarded(request, FakeAnswer.json(updates(request))));
        server.route(OWN + "/licenses", request -> guarded(request, licenses.issue(request)));
        server.route(OWN + "/licenses/renewals", request -> guarded(request, licenses.renew(request)));
        certificate(SIGNING_CERTIFICATE, FakeCertificate.SIGNING);
        certificate(ENCRYPTION_CERTIFICATE, FakeCertificate.ENCRYPTION);
    }

    DeviceBuilder device(ForgedPackage trusted) {
        return Device.builder()
                .publicUrl(server.url())
                .clock(clock)
                .trustAnchors(trusted.authority().trustAnchors())
                .verificationTokenKey(FakeTokens.publicKey(KEY))
                .marketplaceAppleItemId(MARKETPLACE)
                .keyBlobs(publicId -> Optional.of(FakeLicenseService.keyBlobSha256(publicId)));
    }

    /** Hosts a package; of one app the package added last is the newest. */
    void host(ForgedPackage forged) {
        packages.add(forged);
        String base = path(forged.manifest());
        server.route(
                base + "/manifest.json", request -> FakeAnswer.of(200, "application/json", forged.manifestBytes()));
        server.route(
                base + "/signature",
                request -> FakeAnswer.of(200, "application/octet-stream", forged.signatureBytes()));
        forged.assets()
                .forEach(asset -> server.route(base + "/" + asset.assetPath(), request -> range(request, asset)));
    }

    URI packageUrl(ForgedPackage forged) {
        return URI.create(server.url() + path(forged.manifest()));
    }

    static String path(Manifest manifest) {
        return "/packages/" + manifest.appleItemId() + "/" + manifest.appleVersionId();
    }

    /** A right token as the marketplace's server makes it. */
    FakeTokens token(ForgedPackage forged) {
        return FakeTokens.of(KEY, clock, MARKETPLACE, forged.manifest());
    }

    /** Changes every token of restore and update answers. */
    void spoilTokens(UnaryOperator<FakeTokens> spoiler) {
        tokenSpoiler = spoiler;
    }

    InstallMetadata metadata(ForgedPackage forged) {
        return metadata(forged, token(forged).sign(), false);
    }

    InstallMetadata metadata(ForgedPackage forged, String token, boolean isUpdate) {
        return new InstallMetadata(
                forged.manifest().appleItemId(),
                Optional.of(forged.manifest().appleVersionId()),
                packageUrl(forged),
                token,
                "mara@kite.example",
                isUpdate);
    }

    String link(ForgedPackage forged) {
        return link(forged, token(forged).sign());
    }

    String link(ForgedPackage forged, String token) {
        return "marketplace-kit://install?alternativeDistributionPackage="
                + Percent.encode(packageUrl(forged).toString())
                + "&installVerificationToken=" + token
                + "&token=" + FakeOAuth.SUBJECT_TOKEN
                + "&account=mara%40kite.example";
    }

    void certificate(String path, FakeCertificate certificate) {
        server.route(path, request -> FakeAnswer.of(200, "application/pkix-cert", certificate.der()));
    }

    private JsonObject marketplaceKit() {
        return Json.createObjectBuilder(endpoints("/device"))
                .add("overridesByAppleItemID", Json.createObjectBuilder().add(MARKETPLACE, endpoints(OWN)))
                .build();
    }

    private JsonObject endpoints(String base) {
        return Json.createObjectBuilder()
                .add("restore", server.url() + base + "/restore")
                .add(
                        "updates",
                        Json.createObjectBuilder()
                                .add("url", server.url() + base + "/updates")
                                .add("pollingInterval", 24))
                .add(
                        "license",
                        Json.createObjectBuilder()
                                .add("dynamicLicenseURL", server.url() + base + "/licenses")
                                .add("licenseRenewalURL", server.url() + base + "/licenses/renewals")
                                .add("licenseResolutionURL", server.url() + "/licenses/resolution?src=ios")
                                .add("signingCertificateURL", server.url() + SIGNING_CERTIFICATE)
                                .add("encryptionCertificateURL", server.url() + ENCRYPTION_CERTIFICATE))
                .build();
    }

    private JsonObject authorizationServer() {
        return Json.createObjectBuilder()
                .add("issuer", server.url().toString())
                .add("authorization_endpoint", server.url() + "/oauth/authorize")
                .add("token_endpoint", server.url() + TOKEN)
                .add("grant_types_supported", Json.createArrayBuilder().add("authorization_code"))
                .add("response_types_supported", Json.createArrayBuilder().add("code"))
                .add(
                        "code_challenge_methods_supported",
                        Json.createArrayBuilder().add("S256"))
                .build();
    }

    private FakeAnswer guarded(FakeRequest request, FakeAnswer answer) {
        if (oauth.admits(request)) {
            return answer;
        }
        return FakeAnswer.empty(request.header("Authorization").isPresent() ? 403 : 401);
    }

    private JsonObject restore(FakeRequest request) {
        JsonArrayBuilder restores = Json.createArrayBuilder();
        JsonArrayBuilder failures = Json.createArrayBuilder();
        for (JsonObject app : apps(request)) {
            packages.stream()
                    .filter(hosted -> isVersion(hosted, app))
                    .reduce((former, latter) -> latter)
                    .ifPresentOrElse(hosted -> restores.add(offer(hosted)), () -> failures.add(failure(app)));
        }
        return Json.createObjectBuilder()
                .add("restores", restores)
                .add("failures", failures)
                .build();
    }

    private JsonObject updates(FakeRequest request) {
        JsonArrayBuilder updates = Json.createArrayBuilder();
        for (JsonObject app : apps(request)) {
            packages.stream()
                    .filter(hosted -> hosted.manifest().appleItemId().equals(app.getString("appleItemId")))
                    .reduce((former, latter) -> latter)
                    .filter(newest -> !isVersion(newest, app))
                    .ifPresent(newest -> updates.add(offer(newest)
                            .add("bundleVersion", newest.manifest().bundleVersion())
                            .add("shortVersionString", newest.manifest().shortVersionString())));
        }
        return Json.createObjectBuilder()
                .add("updates", updates)
                .add("failures", JsonArray.EMPTY_JSON_ARRAY)
                .build();
    }

    private static List<JsonObject> apps(FakeRequest request) {
        return request.json().getJsonArray("apps").getValuesAs(JsonObject.class);
    }

    private static boolean isVersion(ForgedPackage hosted, JsonObject app) {
        return hosted.manifest().appleItemId().equals(app.getString("appleItemId"))
                && hosted.manifest().appleVersionId().equals(app.getString("appleVersionId"));
    }

    private JsonObjectBuilder offer(ForgedPackage hosted) {
        return Json.createObjectBuilder()
                .add("appleItemId", hosted.manifest().appleItemId())
                .add("appleVersionId", hosted.manifest().appleVersionId())
                .add("alternativeDistributionPackage", packageUrl(hosted).toString())
                .add(
                        "installVerificationToken",
                        tokenSpoiler.apply(token(hosted)).sign());
    }

    private static JsonObjectBuilder failure(JsonObject app) {
        return Json.createObjectBuilder(app)
                .add("failure", Json.createObjectBuilder().add("code", 404).add("description", "App unavailable."));
    }

    private static FakeAnswer range(FakeRequest request, ForgedAsset asset) {
        Matcher range = RANGE.matcher(request.header("Range").orElse(""));
        if (!range.matches()) {
            return FakeAnswer.of(200, "application/octet-stream", bytes(asset, 0, (int) asset.size()));
        }
        int first = Integer.parseInt(range.group(1));
        int last = (int) Math.min(Long.parseLong(range.group(2)), asset.size() - 1);
        return FakeAnswer.of(206, "application/octet-stream", bytes(asset, first, last - first + 1))
                .header("ETag", "\"" + asset.sha256() + "\"")
                .header("Content-Range", "bytes " + first + "-" + last + "/" + asset.size());
    }

    private static byte[] bytes(ForgedAsset asset, int first, int length) {
        try (InputStream content = asset.openAt(first)) {
            return content.readNBytes(length);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
