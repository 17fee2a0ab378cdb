/** What clients did to an installation and what they were told, written down while it happens. */
package io.stoa.cli.torture.history;
