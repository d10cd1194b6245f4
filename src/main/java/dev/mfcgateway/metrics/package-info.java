/** Every metric of the gateway, named once. */
package dev.mfcgateway.metrics;
