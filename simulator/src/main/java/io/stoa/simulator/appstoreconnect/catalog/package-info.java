/**
 * What the simulated account can be asked for: alternative distribution packages, their versions and assets, read from
 * folders or forged in memory. Content is served as found, spoiled packages included, because refusing those is the
 * duty of whoever ingests them.
 */
package io.stoa.simulator.appstoreconnect.catalog;
