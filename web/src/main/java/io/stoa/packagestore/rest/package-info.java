/** Package files for devices, with ranges. */
package io.stoa.packagestore.rest;
