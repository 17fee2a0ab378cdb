/** What every row has in common: an id made here, and moments to the microsecond. */
package io.stoa.row;
