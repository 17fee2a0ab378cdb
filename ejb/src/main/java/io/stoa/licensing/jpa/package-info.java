/** Licences as rows; their numbers from a sequence. */
package io.stoa.licensing.jpa;
