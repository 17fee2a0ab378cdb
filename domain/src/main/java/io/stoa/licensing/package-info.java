/** Licences: the record of each, and the port to whatever seals them for a device. */
package io.stoa.licensing;
