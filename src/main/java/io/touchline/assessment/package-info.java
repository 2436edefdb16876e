/**
 * One comment in, one assessment out: the resource, the orchestration of text, target, lexicon, scoring, coordination and
 * handling, and (in {@code store}) the durable path. May use every package but casework, training and platform.
 */
package io.touchline.assessment;
