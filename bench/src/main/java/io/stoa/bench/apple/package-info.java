/** App Store Connect in a process of its own, so that its work and its bytes are counted apart. */
package io.stoa.bench.apple;
