/** Distribution keys as rows. */
package io.stoa.keys.jpa;
