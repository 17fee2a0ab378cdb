/** What a provider's word is worth here: whose account it opens, and whether it makes one. */
package io.stoa.openid.service;
