/** Apps, packages, publications and key blobs as rows; what is offered as one statement. */
package io.stoa.catalog.jpa;
