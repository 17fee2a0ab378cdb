/** Licences over HTTP: orders and renewals of devices, the certificates they fetch, and what operators look up and change. */
package io.stoa.licensing.rest;
