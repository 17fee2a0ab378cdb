package io.stoa.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Where the demo is played; closing it stops what it started. */
interface Stage extends AutoCloseable {

    /** Makes the installation answer. @throws IOException it cannot be started */
    void open(DemoScreen screen) throws IOException;

    /** As devices see it; known once the stage is open. */
    URI publicUrl();

    /** Where the local operator's key is. */
    Path dataDirectory();

    @Override
    void close();
}
