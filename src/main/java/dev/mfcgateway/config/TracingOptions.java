package dev.mfcgateway.config;

import java.net.URI;

/**
 * Where the spans of requests go.
 *
 * @param endpoint of OTLP over HTTP; default http://localhost:4318/v1/traces
 * @param samplingRatio the share of requests that are traced; above 0, default and at most 1
 * @param serviceName default mfc-gateway
 */
public record TracingOptions(URI endpoint, double samplingRatio, String serviceName) {}
