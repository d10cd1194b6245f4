/** A value that must not be seen, as a type that cannot print itself. */
package dev.mfcgateway.secret;
