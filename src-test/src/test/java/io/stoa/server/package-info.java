/**
 * The servers we promise, started as processes by the very scripts of {@code server-config} that an operator pastes. No
 * adapter of a test framework stands between: nothing needs to run inside the container, because whoever installs an app
 * is outside too, and a script that is not run by a test is wrong some day. ADR 7.
 */
package io.stoa.server;
