/** What the pure parts cost, measured by JMH: {@code ./mvnw -Pbench test-compile exec:exec}. What is not public is measured in its own package. */
package dev.mfcgateway.bench;
