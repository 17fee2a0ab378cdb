package io.stoa.install.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.Platform;
import io.stoa.install.DeviceRequest;
import io.stoa.install.RequestedApp;
import io.stoa.install.RestoreAnswer;
import io.stoa.install.UnavailableApp;
import io.stoa.install.UpdatesAnswer;
import io.stoa.install.UpdatesAnswer.Update;
import io.stoa.install.service.DeviceAnswers;
import io.stoa.install.service.InstallPermits;
import io.stoa.oauth.rest.DeviceCaller;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What devices and the marketplace app send, understood wherever it can be, and answered in Apple's words. */
class DeviceEndpointsTest {

    private final Counter counter = new Counter();
    private final Desk desk = new Desk();
    private final Endpoints endpoints = Endpoints.of(
                    RestoreResource.class, UpdatesResource.class, InstallTokensResource.class)
            .with(DeviceAnswers.class, counter)
            .with(DeviceCaller.class, new DeviceCaller())
            .with(InstallPermits.class, desk);

    @Test
    void shouldReadWhatADeviceSends() {
        endpoints.post(
                "restore",
                """
                {"apps":[{"appleItemId":"6700012345","appleVersionId":"2"}],"platform":"iPadOS","osVersion":"18.1"}""");

        assertEquals(
                new DeviceRequest(
                        List.of(new RequestedApp("6700012345", "2")),
                        Optional.of(Platform.IOS),
                        OsVersion.parse("18.1"),
                        Optional.empty(),
                        Optional.empty()),
                counter.asked);
    }

    @Test
    void shouldUnderstandIdsThatComeAsNumbers() {
        endpoints.post("updates", "{\"apps\":[{\"appleItemId\":6700012345,\"appleVersionId\":2}]}");

        assertEquals(List.of(new RequestedApp("6700012345", "2")), counter.asked.apps());
    }

    @Test
    void shouldUnderstandWhatItCanOfARequestFromTheFuture() {
        endpoints.post(
                "updates",
                """
                {"apps":[{"appleItemId":"1","appleVersionId":"2","new":{}},{},{"appleItemId":null}],
                 "platform":"visionOS","osVersion":"27.0 beta","more":[1]}""");

        assertEquals(
                List.of(new RequestedApp("1", "2"), new RequestedApp("", ""), new RequestedApp("", "")),
                counter.asked.apps());
        assertEquals(Optional.empty(), counter.asked.platform());
        assertEquals(Optional.empty(), counter.asked.os());
    }

    @ParameterizedTest
    @CsvSource({"apps/6700012345/restore", "apps/6700012345/updates"})
    void shouldAnswerForOneAppAtTheAddressOfItsOwn(String path) {
        assertEquals(200, endpoints.post(path, "{\"apps\":[]}").status());
        assertEquals(Optional.of(new AppleItemId(6700012345L)), counter.asked.only());
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps/x/restore", "apps/0/updates", "apps/067/restore"})
    void shouldKnowNoAddressOfAnAppThatIsNone(String path) {
        assertEquals(404, endpoints.post(path, "{\"apps\":[]}").status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"apps\":null}", "{\"apps\":{}}", "{\"apps\":[7]}", "{\"apps\":[[]]}"})
    void shouldRefuseWhatIsNoQuestion(String body) {
        assertEquals(400, endpoints.post("restore", body).status());
        assertEquals(400, endpoints.post("updates", body).status());
    }

    @Test
    void shouldAnswerAThousandAppsAndNoMore() {
        assertEquals(200, endpoints.post("restore", apps(1_000)).status());
        assertEquals(1_000, counter.asked.apps().size());
        assertEquals(400, endpoints.post("restore", apps(1_001)).status());
    }

    @Test
    void shouldAnswerInApplesWords() {
        Answer answer = endpoints.post("updates", "{\"apps\":[]}");

        assertTrue(answer.header("Content-Type").startsWith("application/json"));
        assertEquals(
                "{\"updates\":[{\"appleItemId\":\"67\",\"appleVersionId\":\"8\",\"alternativeDistributionPackage\":\"u\","
                        + "\"bundleVersion\":\"210\",\"shortVersionString\":\"2.1.0\",\"installVerificationToken\":\"t\","
                        + "\"appShareURL\":\"s\"}],\"failures\":[]}",
                answer.body());
    }

    @Test
    void shouldPermitAnInstallToTheMarketplaceApp() {
        Answer answer = endpoints
                .as("account-1", "person")
                .post("install-tokens", "{\"appleItemId\":\"67\",\"appleVersionId\":\"8\"}");

        assertEquals(200, answer.status());
        assertEquals("no-store", answer.header("Cache-Control"));
        assertEquals(
                "{\"token\":\"t\",\"expiresAt\":\"2026-01-09T12:20:00Z\",\"alternativeDistributionPackage\":\"u\"}",
                answer.body());
        assertEquals(
                new InstallPermits.Order(
                        new AppleItemId(67), Optional.of(new AppleVersionId(8)), Optional.of("account-1"), false),
                desk.ordered);
    }

    @Test
    void shouldTakeAnOperatorForNoAccount() {
        endpoints.as("mara", "operator").post("install-tokens", "{\"appleItemId\":\"67\",\"redownload\":true}");

        assertEquals(
                new InstallPermits.Order(new AppleItemId(67), Optional.empty(), Optional.empty(), true), desk.ordered);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"appleItemId\":67}",
                "{\"appleItemId\":\"x\"}",
                "{\"appleItemId\":\"67\",\"appleVersionId\":\"x\"}",
                "{\"appleItemId\":\"67\",\"redownload\":\"yes\"}"
            })
    void shouldRefuseAnOrderThatIsNone(String body) {
        assertEquals(
                400,
                endpoints.as("mara", "operator").post("install-tokens", body).status());
    }

    @Test
    void shouldPermitNothingToADeviceOrAStranger() {
        assertEquals(
                401,
                endpoints.post("install-tokens", "{\"appleItemId\":\"67\"}").status());
        assertEquals(
                403,
                endpoints
                        .as("device", "device")
                        .post("install-tokens", "{\"appleItemId\":\"67\"}")
                        .status());
    }

    private static String apps(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"appleItemId\":\"" + (i + 1) + "\",\"appleVersionId\":\"1\"}")
                .collect(Collectors.joining(",", "{\"apps\":[", "]}"));
    }

    /** Writes down what was asked, and answers one update. */
    private static final class Counter extends DeviceAnswers {

        private DeviceRequest asked;

        @Override
        public RestoreAnswer restore(DeviceRequest request) {
            asked = request;
            return new RestoreAnswer(
                    List.of(), request.apps().stream().map(UnavailableApp::of).toList());
        }

        @Override
        public UpdatesAnswer updates(DeviceRequest request) {
            asked = request;
            return new UpdatesAnswer(
                    List.of(new Update(new AppleItemId(67), new AppleVersionId(8), "u", "210", "2.1.0", "t", "s")),
                    List.of());
        }
    }

    private static final class Desk extends InstallPermits {

        private Order ordered;

        @Override
        public Permit issue(Order order) {
            ordered = order;
            return new Permit("t", Instant.parse("2026-01-09T12:20:00Z"), "u");
        }
    }
}
