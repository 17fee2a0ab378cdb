/**
 * A device that does what iOS does and checks what iOS checks, against any marketplace server with a public URL.
 *
 * <p>{@link io.stoa.simulator.device.Device} is the way in; everything it refuses is a
 * {@link io.stoa.simulator.device.DeviceRefusal}.
 */
package io.stoa.simulator.device;
