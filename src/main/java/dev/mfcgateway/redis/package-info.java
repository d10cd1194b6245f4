/** How transactions are remembered: Lua scripts and keys over vertx-redis-client. */
package dev.mfcgateway.redis;
