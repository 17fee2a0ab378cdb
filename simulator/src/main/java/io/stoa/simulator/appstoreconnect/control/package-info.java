/**
 * What the real service has no counterpart for: a door below {@code /simulator/} by which a test, or a person, adds
 * packages, makes things go wrong and reads what happened. It needs no token and takes JSON only, which a page in a
 * browser cannot send unasked.
 */
package io.stoa.simulator.appstoreconnect.control;
