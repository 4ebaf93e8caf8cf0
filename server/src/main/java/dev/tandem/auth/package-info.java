/**
 * Who somebody is: people, sign-ins, invites, tickets, and which origins and rates are let through.
 *
 * <p>Tokens are stored hashed and never logged; what a person may do on a board is said by the board, not here. Uses
 * the store's link to Redis; called by HTTP and by connections, on the event loop.
 */
package dev.tandem.auth;
