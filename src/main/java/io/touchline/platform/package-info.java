/**
 * Starting, guarding and watching the service: embedded parts, filters of requests, health, metrics. Nobody uses it.
 */
package io.touchline.platform;
