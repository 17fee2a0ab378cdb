/** What is on offer: apps, their packages, and the one publication row every answer is made from. */
package io.stoa.catalog;
