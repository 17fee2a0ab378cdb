/** The clock everything is told the time by, and what is done again and again. */
package io.stoa.time.service;
