/** {@code stoa torture}: clients play, a nemesis kills, and a checker proves that nothing acknowledged was lost. */
package io.stoa.cli.torture;
