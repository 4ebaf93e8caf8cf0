/**
 * Who somebody is: people, sign-ins, invites, tickets. Tokens are stored hashed and never logged. Uses the store's link
 * to Redis; called by HTTP and by connections.
 */
package dev.tandem.auth;
