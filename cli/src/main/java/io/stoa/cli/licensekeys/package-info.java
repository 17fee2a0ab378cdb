/** Commands about the keys and certificates licences are made with. */
package io.stoa.cli.licensekeys;
