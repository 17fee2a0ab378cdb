/** Assembles a package from links: downloads, verifies, hands on. */
package io.stoa.packagestore.service;
