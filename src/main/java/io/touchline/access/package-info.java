/**
 * Who may call: API keys of configuration and of PostgreSQL, tokens of people, and the roles that both give. May use
 * {@code api}; nobody uses it: the rest of the service knows its caller by {@code api.CurrentCaller}.
 */
package io.touchline.access;
