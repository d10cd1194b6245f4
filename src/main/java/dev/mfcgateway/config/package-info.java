/**
 * From configuration documents, already read, to options, or to every fault at once. Read {@link
 * dev.mfcgateway.config.ProgramConfig} first.
 */
package dev.mfcgateway.config;
