/** Tokens of people and devices: access tokens, refresh tokens and their families, and the words of OAuth. */
package io.stoa.oauth;
