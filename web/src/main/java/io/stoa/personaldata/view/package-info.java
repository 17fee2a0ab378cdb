/** Where a person gets all that is held about them. */
package io.stoa.personaldata.view;
