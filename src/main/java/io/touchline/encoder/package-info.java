/**
 * The second learned tier: frozen sentence encoders, run in this process, and kernel machines over what they say, with
 * their training and their file. Asked where the first tier is in doubt. Plain Java; knows texts as the first tier reads
 * them, and nothing of scores.
 */
package io.touchline.encoder;
