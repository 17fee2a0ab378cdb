/** Install verification tokens, minted when somebody is about to install. */
package io.stoa.install.service;
