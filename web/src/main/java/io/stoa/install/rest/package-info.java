/** Restore and updates for devices, install verification tokens for the marketplace app. */
package io.stoa.install.rest;
