/** The port to App Store Connect: package versions, assets and where their bytes are, for a short while. */
package io.stoa.connect;
