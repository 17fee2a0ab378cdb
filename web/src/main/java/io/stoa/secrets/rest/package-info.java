/** Sealing everything anew, over HTTP. */
package io.stoa.secrets.rest;
