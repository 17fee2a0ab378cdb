/** The page on which people see what they are entitled to. */
package io.stoa.entitlement.view;
