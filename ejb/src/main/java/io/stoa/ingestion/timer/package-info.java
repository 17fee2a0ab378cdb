/** What makes up for lost rings, dead workers and passed failures. */
package io.stoa.ingestion.timer;
