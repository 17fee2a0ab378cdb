/**
 * {@code stoa simulate}: the simulators from a terminal, for trying an installation without Apple.
 */
package io.stoa.cli.simulate;
