/** What answers where: one JAX-RS application per dialect of the surface. */
package io.stoa.surface.rest;
