/** The portfolios that the simulator invents, and the two documents that tell of them. Pure and thread-safe. */
package dev.mfcgateway.simulator.cas;
