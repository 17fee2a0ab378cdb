/** Where a person lets an application act for them. */
package io.stoa.oauth.view;
