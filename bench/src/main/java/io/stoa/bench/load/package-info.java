/** A load generator that costs little: requests are bytes made beforehand, answers are counted and thrown away, unless the
 * next request depends on them. */
package io.stoa.bench.load;
