/** Is this node alive, and may it take requests. */
package io.stoa.health;
