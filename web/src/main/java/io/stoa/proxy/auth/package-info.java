/** Where a request comes from, whatever stands between. */
package io.stoa.proxy.auth;
