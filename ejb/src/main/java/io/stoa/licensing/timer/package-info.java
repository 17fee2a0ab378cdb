/** What is done about licences again and again. */
package io.stoa.licensing.timer;
