/** Changes of the catalog: registration, listing, admission, withdrawal, publication. */
package io.stoa.catalog.service;
