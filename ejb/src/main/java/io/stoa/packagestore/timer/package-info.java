/** What cares for the store without being asked. */
package io.stoa.packagestore.timer;
