/** The far shore: MFCentral's wire protocol behind one port, and what guards it. */
package dev.mfcgateway.mfcentral;
