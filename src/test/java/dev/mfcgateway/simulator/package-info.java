/**
 * A simulator of MFCentral: the token endpoint, the six client calls, the consent page and the investor's QR image,
 * with the real envelopes. It imports nothing of the gateway, and the gateway nothing of it.
 *
 * <p>Read {@link dev.mfcgateway.simulator.Simulator} first. For tests and demonstrations only: it keeps everything in
 * memory and shows OTPs to whoever asks.
 */
package dev.mfcgateway.simulator;
