/** A load generator that costs little: requests are bytes made beforehand, answers are counted and thrown away. */
package io.stoa.bench.load;
