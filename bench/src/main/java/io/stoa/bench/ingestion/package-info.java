/** Figures: a package taken in against a pipeline of curl, and what a kill costs. */
package io.stoa.bench.ingestion;
