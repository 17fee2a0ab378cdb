/** What people see of the catalog: a card per app, a page per app. Texts here are already fit to be shown. */
package io.stoa.storefront;
