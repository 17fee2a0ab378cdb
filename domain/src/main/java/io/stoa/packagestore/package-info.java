/** Where the bytes of assets live: staged, promoted, opened. */
package io.stoa.packagestore;
