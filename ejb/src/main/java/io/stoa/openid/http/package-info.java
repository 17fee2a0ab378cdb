/** The conversation with providers: their documents, the code for a token, and what makes a token genuine. */
package io.stoa.openid.http;
