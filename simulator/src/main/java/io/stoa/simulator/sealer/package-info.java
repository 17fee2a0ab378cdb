/** A licence sealer that speaks the contract of {@code docs/api/license-sealer.yaml} and seals licences no device accepts. */
package io.stoa.simulator.sealer;
