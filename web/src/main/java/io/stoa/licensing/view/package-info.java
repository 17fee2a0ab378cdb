/** The page a device opens when an app does not open any more. */
package io.stoa.licensing.view;
