/** What happens: one class per use case. It knows no HTTP and no Redis. */
package dev.mfcgateway.flow;
