/** The gateway to try out: everything it needs, in one JVM. */
package dev.mfcgateway.demo;
