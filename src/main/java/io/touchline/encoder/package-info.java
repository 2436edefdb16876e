/**
 * The second learned tier: sentence encoders, run in this process, tuned for what they are asked, and a linear head over
 * what they say, with their file. Asked where the first tier is in doubt. Plain Java; knows texts as the first tier reads
 * them, and nothing of scores. They are trained in {@code io.touchline.training}.
 */
package io.touchline.encoder;
