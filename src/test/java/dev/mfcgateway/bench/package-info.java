/** What the pure parts cost, measured by JMH: {@code ./mvnw -Pbench test-compile exec:exec}. */
package dev.mfcgateway.bench;
