/** Brings the database to the shape this release expects, before anything else starts. */
package io.stoa.schema.service;
