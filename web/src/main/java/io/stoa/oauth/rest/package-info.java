/** The OAuth endpoints over HTTP, and who calls a device endpoint. Refusals are spelt as RFC 6749 spells them. */
package io.stoa.oauth.rest;
