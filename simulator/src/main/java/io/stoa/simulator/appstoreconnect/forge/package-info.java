/**
 * Packages that exist on no disk: planned in every shape that was seen in the field, their bytes made while they are
 * read, at any size.
 */
package io.stoa.simulator.appstoreconnect.forge;
