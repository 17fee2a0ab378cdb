/** Time that only ever goes on. */
package io.stoa.time;
