/** Sealing everything anew under another key-encryption key. */
package io.stoa.secrets.service;
