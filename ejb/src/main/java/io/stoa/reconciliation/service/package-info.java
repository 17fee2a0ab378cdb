/** Comparing packages and deliveries with App Store Connect, in steps that can be left and taken up again. */
package io.stoa.reconciliation.service;
