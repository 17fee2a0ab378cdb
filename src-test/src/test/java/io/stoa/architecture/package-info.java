/** The package map and its directions as tests. ADR 13 gives the reasons; it changes together with {@link FeatureMap}. */
package io.stoa.architecture;
