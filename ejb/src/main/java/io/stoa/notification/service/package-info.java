/** From the raw bytes of a webhook request to a kept row and the commands it stands for. */
package io.stoa.notification.service;
