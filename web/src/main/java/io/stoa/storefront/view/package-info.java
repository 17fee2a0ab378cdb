/** The storefront's pages and the install link, server-rendered: a servlet chooses, a template shows. */
package io.stoa.storefront.view;
