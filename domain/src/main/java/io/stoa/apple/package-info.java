/** Apple's identifiers and versions as values: what a decimal string or a version text means, compared as Apple compares. */
package io.stoa.apple;
