/** What is known of the store's health, as rows. */
package io.stoa.packagestore.jpa;
