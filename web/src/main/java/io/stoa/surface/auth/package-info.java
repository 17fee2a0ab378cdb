/** Who is calling: one authentication mechanism that knows zones by path. */
package io.stoa.surface.auth;
