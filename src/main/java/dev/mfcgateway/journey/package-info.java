/** One request's way through the house, for the log and for traces. */
package dev.mfcgateway.journey;
