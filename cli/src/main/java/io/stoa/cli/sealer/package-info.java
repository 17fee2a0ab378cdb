/** Whether a licence sealer keeps its contract. */
package io.stoa.cli.sealer;
