/** Forgets tokens that ended. */
package io.stoa.oauth.timer;
