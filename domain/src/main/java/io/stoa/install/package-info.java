/** Install verification tokens and what devices ask when they restore or update. */
package io.stoa.install;
