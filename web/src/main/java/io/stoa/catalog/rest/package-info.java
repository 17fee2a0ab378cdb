/** Apps over the API: registering, listing, reading. */
package io.stoa.catalog.rest;
