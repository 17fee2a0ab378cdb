/** The one way out: every request to another host goes through this port. */
package io.stoa.outbound;
