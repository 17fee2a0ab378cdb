/** Gives, renews, revokes and checks tokens: one class per grant. */
package io.stoa.oauth.service;
