/**
 * Alternative distribution packages as App Store Connect delivers them: the manifest, the signature and a verifier
 * that says of every asset by what it is vouched for. A plain library; it knows no other part of Stoa.
 */
package io.stoa.packageformat;
