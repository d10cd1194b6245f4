/** What identifies an investor: values that are parsed once and cannot print themselves. */
package dev.mfcgateway.investor;
