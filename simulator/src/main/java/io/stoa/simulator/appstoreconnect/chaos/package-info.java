/**
 * What goes wrong on purpose: faults by level and seed, or by single request, and the record of those that struck.
 */
package io.stoa.simulator.appstoreconnect.chaos;
