/** The package store as objects of a bucket, over the S3 protocol. */
package io.stoa.packagestore.object;
