/** How a failure is told over HTTP: problem details for all but OAuth and devices. */
package io.stoa.problem.rest;
