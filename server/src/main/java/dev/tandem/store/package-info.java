/**
 * Keeps boards, and nothing but bytes of them: versions, entities, the log of batches, the counters of clients.
 *
 * <p>Here live the contract ({@link dev.tandem.store.BoardStore}), its form in Redis, the supervised link to Redis and
 * the Redis that is started beside the server when none is named. It knows no op, no entity field and no JSON; rooms,
 * sign-in and health checks call it. Everything runs on one event loop, without locks, and answers by Futures.
 */
package dev.tandem.store;
