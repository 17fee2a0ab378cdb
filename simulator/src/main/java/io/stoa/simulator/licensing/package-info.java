/** The part of Apple's developer portal that certifies licence keys. */
package io.stoa.simulator.licensing;
