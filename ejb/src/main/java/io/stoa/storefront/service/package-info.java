/** The storefront: what people see, read from the one catalog. */
package io.stoa.storefront.service;
