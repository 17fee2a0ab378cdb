/** The distribution keys that sign install verification tokens. */
package io.stoa.keys;
