/** Who had which app before, read from the licences. */
package io.stoa.install.jpa;
