/** The clock everything is told the time by. */
package io.stoa.time.service;
