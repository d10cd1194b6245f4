/** What the documents say is what the code does. */
package dev.mfcgateway.docs;
