/** Which keys this installation uses: configured ones, development ones, and the distribution keys of the database. */
package io.stoa.keys.service;
