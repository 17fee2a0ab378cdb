/** Time as the database keeps it: instants to the microsecond. */
package io.stoa.time;
