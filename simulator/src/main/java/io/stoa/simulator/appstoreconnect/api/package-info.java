/**
 * The App Store Connect API over HTTP: door (token, rate limit), router, one class per resource, JSON:API documents.
 */
package io.stoa.simulator.appstoreconnect.api;
