/** One way to say no: every failure is a MarketplaceException with a code, a sentence and what to do next. */
package io.stoa.problem;
