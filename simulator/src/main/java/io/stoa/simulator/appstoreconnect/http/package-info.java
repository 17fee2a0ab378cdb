/**
 * What both ports of the simulator share: a server on the loopback address and the log of its requests.
 */
package io.stoa.simulator.appstoreconnect.http;
