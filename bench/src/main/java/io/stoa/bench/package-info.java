/** Figures: repeatable benchmarks, each a ratio to a named peer or limit that ran beside it. Started by {@code bench/run}. */
package io.stoa.bench;
