/** The pages on the way to a provider and back, and the one on which a person looks after their ways in. */
package io.stoa.openid.view;
