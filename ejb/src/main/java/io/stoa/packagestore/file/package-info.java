/** Assets in a folder: staged beside it, synced, moved in by one rename. */
package io.stoa.packagestore.file;
