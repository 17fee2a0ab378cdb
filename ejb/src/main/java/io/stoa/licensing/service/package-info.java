/** Issues and renews licences: who gets one, under which number, sealed and recorded before anybody is told. */
package io.stoa.licensing.service;
