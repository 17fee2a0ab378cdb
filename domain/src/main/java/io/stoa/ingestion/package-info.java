/** Taking a package version in: the job, its states, and the doorbell that wakes a worker. */
package io.stoa.ingestion;
