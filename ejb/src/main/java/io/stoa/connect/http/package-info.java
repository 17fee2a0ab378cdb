/** App Store Connect over HTTP: bearer token, paging, errors, rate. */
package io.stoa.connect.http;
