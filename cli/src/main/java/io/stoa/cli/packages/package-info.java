/** Commands around alternative distribution packages on disk; they need no running server. */
package io.stoa.cli.packages;
