package io.stoa.connect.http;

/** What App Store Connect is asked for: the hour's requests are not everybody's alike. */
enum Purpose {
    /** Somebody waits for a package. */
    INGESTION,
    /** Nobody waits; it takes its share and no more. */
    RECONCILIATION
}
