/** Grants, revokes and explains what people may have. */
package io.stoa.entitlement.service;
