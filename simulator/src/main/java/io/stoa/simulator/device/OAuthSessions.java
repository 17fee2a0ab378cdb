package io.stoa.simulator.device;

import io.stoa.packageformat.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Opens sessions with the client id a device has for one website and account: opaque, and no key to anything. */
final class OAuthSessions {

    private static final int CLIENT_ID_LENGTH = 32;

    private final DeviceHttp http;
    private final DeviceHardware hardware;
    private final URI publicUrl;
    private final Clock clock;
    private final TokenHabits habits;

    OAuthSessions(DeviceHttp http, DeviceHardware hardware, URI publicUrl, Clock clock, TokenHabits habits) {
        this.http = http;
        this.hardware = hardware;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.habits = habits;
    }

    OAuthSession open(URI tokenEndpoint, String account) {
        return new OAuthSession(new TokenEndpoint(http, tokenEndpoint), clientId(account), clock, habits);
    }

    private String clientId(String account) {
        String seed = String.join("\n", hardware.deviceId(), publicUrl.getHost(), account);
        return Sha256.of(seed.getBytes(StandardCharsets.UTF_8)).hex().substring(0, CLIENT_ID_LENGTH);
    }
}
