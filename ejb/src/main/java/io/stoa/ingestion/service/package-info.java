/** Leads an ingestion from the claim to the published package. */
package io.stoa.ingestion.service;
