/** When letters go out, and when what is over is forgotten. */
package io.stoa.account.timer;
