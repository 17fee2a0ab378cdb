/** Secrets sealed with AES-256-GCM under keys of a file. */
package io.stoa.secrets.crypto;
