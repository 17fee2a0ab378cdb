/** Licences no device accepts, made to try and test everything around them without Apple's SDK. */
package io.stoa.licensing.simulated;
