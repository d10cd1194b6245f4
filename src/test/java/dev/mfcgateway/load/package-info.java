/**
 * The gateway under load beside what it is compared with, each a process of its own: {@code ./mvnw -Pload verify}.
 * Nothing in here is a test: it measures, and says which targets are met.
 */
package dev.mfcgateway.load;
