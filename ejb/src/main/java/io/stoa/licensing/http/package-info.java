/** Licences from sealers that stand beside us, in the words of {@code docs/api/license-sealer.yaml}. */
package io.stoa.licensing.http;
