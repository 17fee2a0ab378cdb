package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.server.NginxServer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Package files by nginx from the disk, as {@code server-config/nginx/stoa.conf} has it. */
@OnServer
class NginxOffloadIT extends PackageFileExpectations {

    private NginxServer nginx;

    NginxOffloadIT(DeployedStoa stoa) {
        super(stoa);
    }

    @Override
    protected DeployedStoa seen(DeployedStoa deployed) {
        nginx = NginxServer.before(deployed.server(), "offload", configuration -> configuration);
        return deployed.through(nginx.publicUrl());
    }

    @AfterAll
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @Test
    void shouldComeFromTheDisk() {
        stoa.send(Request.get(app.asset()));

        assertTrue(nginx.sentFiles() > 0, "every byte came through Stoa");
    }

    @Test
    void shouldSayOnceWhatIsSaidOnce() {
        for (Answer answer : Stream.of(
                        Request.get(app.asset()), Request.get(app.asset()).header("Range", "bytes=0-9"))
                .map(stoa::send)
                .toList()) {
            assertEquals("bytes", answer.header("Accept-Ranges").orElse(""), answer::toString);
            assertEquals("nosniff", answer.header("X-Content-Type-Options").orElse(""));
            assertEquals(
                    "public, max-age=31536000, immutable",
                    answer.header("Cache-Control").orElse(""));
            assertEquals(
                    "application/octet-stream", answer.header("Content-Type").orElse(""));
            assertFalse(answer.header("Last-Modified").isPresent(), "the date of a copy says nothing of its content");
            assertFalse(answer.header("X-Accel-Redirect").isPresent());
            assertFalse(answer.header("X-Stoa-Cache-Control").isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-9", ""})
    void shouldNotHaveAFailureKeptAsIfItWereTheFile(String range) {
        try (NginxServer astray = NginxServer.before(
                stoa.server(),
                "astray",
                configuration -> configuration.replace("/packages/assets/;", "/packages/not-mounted/;"))) {
            Answer failure =
                    new Wire(astray.publicUrl()).send(Request.get(app.asset()).header("Range", range));

            assertEquals(404, failure.status(), failure::toString);
            assertFalse(failure.header("Cache-Control").isPresent(), failure::toString);
            assertFalse(failure.header("ETag").isPresent(), failure::toString);
        }
    }

    @Test
    void shouldHaveTheValidatorThatStoaHas() {
        String direct = etag(new Wire(stoa.publicUrl()).send(Request.get(app.asset())));

        assertEquals(direct, etag(stoa.send(Request.get(app.asset()))));
        assertEquals(direct, etag(stoa.send(Request.get(app.asset()).header("Range", "bytes=0-9"))));
    }

    @Test
    void shouldServeWhatTheCallerNamesByItsTag() {
        Request named = Request.get(app.asset()).header("If-Match", etag(stoa.send(Request.get(app.asset()))));

        assertEquals(200, stoa.send(named).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stoa-assets/whole/",
                "/stoa-assets/part/",
                "/packages/../stoa-assets/whole/",
                "/ops/metrics",
                "/ops",
                "/x/../ops/metrics",
                "//ops/metrics",
                "/%6fps/metrics",
                "/ops;x=1/metrics",
                "/x/..;/ops/metrics"
            })
    void shouldNotBeReachableFromOutside(String path) {
        assertEquals(404, stoa.send(Request.get(path)).status());
    }

    @Test
    void shouldNotShowTheFilesItself() {
        String publicId = Path.of(app.asset()).getFileName().toString().replace(".ipa", "");

        for (String kind : new String[] {"whole", "part"}) {
            String place = "/stoa-assets/" + kind + "/" + PublishedApp.APPLE_ITEM_ID + "/" + publicId;
            assertEquals(404, stoa.send(Request.get(place)).status());
            assertEquals(404, stoa.send(Request.get(place + ".sha256")).status());
        }
    }

    @Test
    void shouldRefuseABodyNobodySends() {
        Answer answer = stoa.send(Request.post("/webhooks/app-store-connect").body(new byte[1024 * 1024 + 1]));

        assertEquals(413, answer.status());
    }
}
