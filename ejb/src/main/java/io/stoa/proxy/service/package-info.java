/** Which reverse proxies stand before this server, and who stands before them. */
package io.stoa.proxy.service;
