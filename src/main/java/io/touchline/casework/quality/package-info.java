/**
 * How well moderators agree: second looks at a sample of decided cases, and cases whose answer is known put among the
 * others. Neither has any effect on anybody but the figures. May use {@code cases} and {@code audit}.
 */
package io.touchline.casework.quality;
