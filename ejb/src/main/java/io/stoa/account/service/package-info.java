/** Makes accounts, entitles them, and mints and exchanges link tokens. */
package io.stoa.account.service;
