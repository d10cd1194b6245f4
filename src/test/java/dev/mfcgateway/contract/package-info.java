/** What partners may rely on, over real HTTP, a real Redis and the simulator: one case per row and promise. */
package dev.mfcgateway.contract;
