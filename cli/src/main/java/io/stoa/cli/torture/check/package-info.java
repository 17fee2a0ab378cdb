/** Proves from the final state that what was acknowledged is there, once and whole. */
package io.stoa.cli.torture.check;
