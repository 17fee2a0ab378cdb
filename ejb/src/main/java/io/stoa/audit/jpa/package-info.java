/** The audit log as rows. */
package io.stoa.audit.jpa;
