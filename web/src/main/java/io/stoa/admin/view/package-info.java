/** The console: one backing bean per page, thin over the services. */
package io.stoa.admin.view;
