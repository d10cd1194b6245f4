/** A room of a house that is built wrong on purpose. */
package dev.mfcgateway.crooked.investor;
