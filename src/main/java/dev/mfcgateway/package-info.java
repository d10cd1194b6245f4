/** The plugin: what a host program creates, mounts and closes. */
package dev.mfcgateway;
