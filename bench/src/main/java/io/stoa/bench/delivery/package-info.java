/** Figure: what a package's bytes cost to deliver, against nginx and a server's own default servlet. */
package io.stoa.bench.delivery;
