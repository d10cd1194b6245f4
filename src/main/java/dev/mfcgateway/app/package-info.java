/** The program: one user of the plugin, and the only room that reads files and the environment. */
package dev.mfcgateway.app;
