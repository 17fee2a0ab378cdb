package io.stoa.simulator.device;

import static io.stoa.simulator.device.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    private static final Case SIGNATURE = Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_SIGNATURE;

    private final ForgedPackage app = Packages.app();
    private final ForgedAsset variant = app.assets().get(0);
    private final String asset = FakeMarketplace.path(app.manifest()) + "/" + variant.assetPath();
    private final FakeMarketplace marketplace = new FakeMarketplace();
    private Device device;

    @BeforeEach
    void switchOn() {
        marketplace.host(app);
        device = marketplace.device(app).rangeSize(20_000).build();
    }

    @AfterEach
    void close() {
        marketplace.close();
    }

    @Test
    void shouldAskForOneRangeAfterTheOther() {
        install();

        assertEquals(List.of("bytes=0-19999", "bytes=20000-39999", "bytes=40000-49999"), ranges());
    }

    @Test
    void shouldTieLaterRangesToTheFirst() {
        install();

        List<FakeRequest> requests = marketplace.server.requests(asset);
        assertTrue(requests.get(0).header("If-Range").isEmpty());
        assertEquals(
                "\"" + variant.sha256() + "\"",
                requests.get(2).header("If-Range").orElseThrow());
    }

    @Test
    void shouldSendNoCredentialsToTheFiles() {
        install();

        assertTrue(marketplace.server.requests(asset).stream()
                .allMatch(request -> request.header("Authorization").isEmpty()));
    }

    @Test
    void shouldResumeWhereAConnectionBroke() {
        AtomicInteger answers = new AtomicInteger();
        marketplace.server.spoil(asset, answer -> answers.incrementAndGet() == 2 ? answer.brokenAfter(5_000) : answer);

        install();

        assertEquals(4, answers.get());
        assertTrue(ranges().get(2).matches("bytes=2[0-9]{4}-[0-9]+"), ranges().toString());
        assertTrue(lastStep().proved().contains("resumed 1 times"));
    }

    @Test
    void shouldResumeADownloadThatStalls() {
        AtomicInteger answers = new AtomicInteger();
        marketplace.server.spoil(
                asset, answer -> answers.incrementAndGet() == 1 ? answer.stallingAfter(5_000) : answer);
        device = marketplace.device(app).patience(Duration.ofSeconds(2)).build();

        install();

        assertEquals("bytes=5000-49999", ranges().get(1));
    }

    @Test
    void shouldGiveUpOnADownloadThatNeverMovesOn() {
        marketplace.server.spoil(asset, answer -> answer.brokenAfter(0));

        // whether it broke before or after the head of the answer, the network decides
        assertRefused(Case.NETWORK_ERROR, asset, this::install);
    }

    @Test
    void shouldReportAnAssetThatIsNotThere() {
        marketplace.server.spoil(asset, answer -> answer.status(404));

        assertRefused(Case.NETWORK_ERROR, "status 404", this::install);
    }

    @Test
    void shouldReportAnAssetThatRedirects() {
        marketplace.server.spoil(asset, answer -> answer.status(302).header("Location", "/cdn/x.ipa"));

        assertRefused(Case.NETWORK_ERROR, "status 302", this::install);
    }

    @Test
    void shouldReportAServerThatIgnoresRanges() {
        marketplace.server.spoil(asset, answer -> answer.status(200));

        assertRefused(Case.NETWORK_ERROR, "status 200 to a range request", this::install);
    }

    @Test
    void shouldReportAServerThatDoesNotKnowItsOwnEntityTag() {
        marketplace.server.spoil(
                asset, answer -> marketplace.server.requests(asset).size() > 1 ? answer.status(200) : answer);

        assertRefused(Case.NETWORK_ERROR, "although Range and If-Range", this::install);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "1", "", "\"a\"b\"", "\"a"})
    void shouldReportAnEntityTagThatIsNotStrong(String tag) {
        marketplace.server.spoil(
                asset, answer -> tag.isEmpty() ? answer.withoutHeader("ETag") : answer.header("ETag", tag));

        assertRefused(Case.NETWORK_ERROR, "ETag", this::install);
    }

    @Test
    void shouldReportAnEntityTagThatChanges() {
        AtomicInteger answers = new AtomicInteger();
        marketplace.server.spoil(asset, answer -> answer.header("ETag", "\"" + answers.incrementAndGet() + "\""));

        assertRefused(Case.NETWORK_ERROR, "changed its ETag from \"1\" to \"2\"", this::install);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 0-19998/50000",
                "bytes 1-20000/50000",
                "bytes=0-19999/50000",
                "bytes 0-19999/*",
                "0-19999",
                "bytes 0-19999/50000, bytes 0-1/50000"
            })
    void shouldReportAWrongContentRange(String contentRange) {
        marketplace.server.spoil(asset, answer -> answer.header("Content-Range", contentRange));

        assertRefused(Case.NETWORK_ERROR, "Content-Range '" + contentRange, this::install);
    }

    @Test
    void shouldReportAnAnswerWithoutContentRange() {
        marketplace.server.spoil(asset, answer -> answer.withoutHeader("Content-Range"));

        assertRefused(Case.NETWORK_ERROR, "Content-Range ''", this::install);
    }

    @Test
    void shouldReportABodyOfAnotherLengthThanTheRange() {
        marketplace.server.spoil(asset, answer -> answer.body(new byte[19_999]));

        assertRefused(Case.NETWORK_ERROR, "Content-Length '19999'", this::install);
    }

    @Test
    void shouldReportACompressedAsset() {
        marketplace.server.spoil(asset, answer -> answer.header("Content-Encoding", "gzip"));

        assertRefused(Case.NETWORK_ERROR, "gzip", this::install);
    }

    @ParameterizedTest
    @CsvSource({"49999", "50001", "100"})
    void shouldRefuseAnAssetOfAnotherLengthThanTheManifestSays(String total) {
        marketplace.server.spoil(asset, answer -> answer.header("Content-Range", "bytes 0-19999/" + total));

        assertRefused(SIGNATURE, "another length", this::install);
    }

    @Test
    void shouldRefuseAnAssetThatEndsBeforeTheRange() {
        marketplace.server.spoil(
                asset, answer -> marketplace.server.requests(asset).size() > 1 ? answer.status(416) : answer);

        assertRefused(SIGNATURE, "fewer bytes", this::install);
    }

    @Test
    void shouldRefuseAnAssetWithOneByteChanged() {
        AtomicInteger answers = new AtomicInteger();
        marketplace.server.spoil(asset, answer -> answers.incrementAndGet() == 2 ? answer.flip(7_777) : answer);

        assertRefused(SIGNATURE, "digest-mismatch", this::install);
        assertTrue(device.installedApps().isEmpty());
    }

    @Test
    void shouldRefuseTheBytesOfAnotherAsset() {
        ForgedAsset other = app.assets().get(1);
        byte[] wrong = bytes(other);
        marketplace.server.spoil(asset, answer -> answer.body(Arrays.copyOf(wrong, answer.body().length)));

        assertRefused(SIGNATURE, "asset-", this::install);
    }

    private static byte[] bytes(ForgedAsset forged) {
        try (InputStream content = forged.open()) {
            return content.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void install() {
        device.installFromMarketplaceApp(marketplace.metadata(app));
    }

    private List<String> ranges() {
        return marketplace.server.requests(asset).stream()
                .map(request -> request.header("Range").orElseThrow())
                .toList();
    }

    private DeviceStep lastStep() {
        return device.steps().get(device.steps().size() - 1);
    }
}
