/** Licences over HTTP: orders and renewals of devices, the certificates they fetch, the page for an expired licence. */
package io.stoa.licensing.rest;
