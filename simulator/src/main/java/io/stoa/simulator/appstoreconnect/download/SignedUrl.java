package io.stoa.simulator.appstoreconnect.download;

import java.net.URI;
import java.time.Instant;

/** A download URL and the moment it stops working. */
public record SignedUrl(URI url, Instant expires) {}
