/** Who did what, when. */
package io.stoa.audit;
