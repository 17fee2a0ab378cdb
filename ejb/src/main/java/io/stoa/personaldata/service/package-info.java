/** All that is held about a person, gathered for them. */
package io.stoa.personaldata.service;
