/** What pages for people have in common: their language, their frame, and text that stays text. */
package io.stoa.page.view;
