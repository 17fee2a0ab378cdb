/**
 * Whole paths, from App Store Connect to an app on a device, played against any running installation and proved step by
 * step. {@link io.stoa.simulator.walk.SimulatedApple} is Apple's side, the walks are the paths; a step that is not as it
 * has to be ends its walk with {@link io.stoa.simulator.walk.WalkFailed}.
 */
package io.stoa.simulator.walk;
