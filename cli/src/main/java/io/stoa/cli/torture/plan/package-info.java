/** What a round does, drawn from its seed before anything happens. */
package io.stoa.cli.torture.plan;
