/** What repositories of several features say to the database in the same way. */
package io.stoa.schema.jpa;
