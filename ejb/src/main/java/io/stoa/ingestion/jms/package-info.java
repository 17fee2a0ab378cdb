/** The doorbell over JMS: a message carries the id of a job and nothing else. */
package io.stoa.ingestion.jms;
