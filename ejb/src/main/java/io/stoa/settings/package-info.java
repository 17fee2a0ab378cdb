/** What the operator configured: one small class per feature, checked at start. */
package io.stoa.settings;
