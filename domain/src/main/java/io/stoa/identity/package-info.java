/** Who may operate an installation: administrators and their roles. */
package io.stoa.identity;
