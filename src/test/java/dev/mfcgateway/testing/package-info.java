/** What the tests and the demo stand on: a real Redis, its records, free ports. */
package dev.mfcgateway.testing;
