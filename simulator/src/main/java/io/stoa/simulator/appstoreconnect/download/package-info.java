/**
 * The host package bytes come from: signed URLs that expire, ranges, and no bearer token ever.
 */
package io.stoa.simulator.appstoreconnect.download;
