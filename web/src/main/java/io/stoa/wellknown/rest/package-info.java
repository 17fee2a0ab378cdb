/** The documents under /.well-known/ that tell devices where everything is. */
package io.stoa.wellknown.rest;
