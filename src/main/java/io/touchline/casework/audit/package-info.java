/** The log of decisions: events of one namespace, each chained to the one before. May use {@code api} alone. */
package io.touchline.casework.audit;
