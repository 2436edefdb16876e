/**
 * What is recommended for targets over time. A policy says of one comment that its target should be protected; here the
 * same measure of thousands of comments becomes one with a begin, a review and an end, which a person can lift.
 */
package io.touchline.handling.protection;
