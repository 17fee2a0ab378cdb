/** Secrets of our own as rows, sealed. */
package io.stoa.secrets.jpa;
