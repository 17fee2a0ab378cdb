/** Who plays in a round: App Store Connect, devices, and the nemesis that breaks things under them. */
package io.stoa.cli.torture.play;
