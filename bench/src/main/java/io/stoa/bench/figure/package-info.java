/** What a benchmark says: two raw series, their ratio with an interval, and the goal. A number alone is never told. */
package io.stoa.bench.figure;
