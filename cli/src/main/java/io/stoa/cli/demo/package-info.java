/** {@code stoa demo}: both walks against an installation, printed as they go. */
package io.stoa.cli.demo;
