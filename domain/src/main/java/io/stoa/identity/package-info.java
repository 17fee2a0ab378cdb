/** Who may operate an installation: administrators, their roles, and ids made by the application. */
package io.stoa.identity;
