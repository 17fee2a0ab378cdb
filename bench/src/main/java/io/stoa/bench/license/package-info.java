/** Licences that are issued, and licences that are looked up among many. */
package io.stoa.bench.license;
