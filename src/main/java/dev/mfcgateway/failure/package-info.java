/** The error map: everything that can go wrong, as a caller is told it and as an operator counts it. */
package dev.mfcgateway.failure;
