package io.stoa.server;

import java.net.URI;
import java.nio.file.Path;

/** A running server with Stoa deployed on it. Closing stops it and everything it started. */
public sealed interface Server extends AutoCloseable permits PayaraMicroServer, PayaraServer, WildFlyServer {

    /** Scheme, host and port as devices see them; loopback only. */
    URI publicUrl();

    /** Where it keeps packages and keys. */
    Path dataDirectory();

    /** Where MicroProfile Health answers; WildFly has it on its management port. */
    URI health();

    /** Kills it in the midst of whatever it does, starts it again on what it left, and waits until it answers. */
    void killAndStartAgain();

    @Override
    void close();
}
