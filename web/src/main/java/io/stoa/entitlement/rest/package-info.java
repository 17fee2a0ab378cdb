/** What people were granted, over the API: for operators, and for any shop that sells apps. */
package io.stoa.entitlement.rest;
