/** The door: routes, checks before the work, one handler per call, replies. */
package dev.mfcgateway.http;
