/**
 * Makes signed packages of any size and digest era with an authority of its own, and spoils them on purpose. For tests,
 * demonstrations and simulators: no device accepts what is forged here.
 */
package io.stoa.packageformat.forge;
