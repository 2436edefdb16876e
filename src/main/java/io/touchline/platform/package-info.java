/** Starting, guarding and watching the service: embedded parts, key filter, body limits, health. Nobody uses it. */
package io.touchline.platform;
