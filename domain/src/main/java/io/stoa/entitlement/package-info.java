/** What people were granted, app by app or by groups of apps, what became of it, and what follows for an app. */
package io.stoa.entitlement;
