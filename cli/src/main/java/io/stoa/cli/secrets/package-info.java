/** Commands about what is sealed at rest. */
package io.stoa.cli.secrets;
