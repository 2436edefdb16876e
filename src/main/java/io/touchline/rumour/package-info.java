/**
 * Debunked claims about registered targets, and how a comment that tells one again in other words is recognised: the
 * registry over HTTP and in memory, and the matcher, which is plain Java. May use {@code text}, {@code target} and
 * {@code api}.
 */
package io.touchline.rumour;
