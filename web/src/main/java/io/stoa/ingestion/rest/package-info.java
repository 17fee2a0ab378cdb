/** Handing packages in, and how their ingestion goes. */
package io.stoa.ingestion.rest;
