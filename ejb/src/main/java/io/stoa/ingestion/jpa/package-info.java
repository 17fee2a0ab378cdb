/** Ingestion jobs as rows. */
package io.stoa.ingestion.jpa;
