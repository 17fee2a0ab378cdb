package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.server.NginxServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Package files by Stoa through nginx, which only hands them on. */
@OnServer
class NginxStreamIT extends PackageFileExpectations {

    private NginxServer nginx;

    NginxStreamIT(DeployedStoa stoa) {
        super(stoa);
    }

    @Override
    protected DeployedStoa seen(DeployedStoa deployed) {
        nginx = NginxServer.before(
                deployed.server(),
                "stream",
                configuration -> configuration.replace("X-Stoa-Offload    on", "X-Stoa-Offload    \"\""));
        return deployed.through(nginx.publicUrl());
    }

    @AfterAll
    void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @Test
    void shouldComeThroughStoa() {
        stoa.send(Request.get(app.asset()));

        assertEquals(0, nginx.sentFiles());
    }
}
