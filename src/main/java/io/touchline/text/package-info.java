/**
 * Reading a comment the way its author meant it to be read: the canonical form of a text, and the way back from it to
 * the text as sent. Plain Java; depends on nothing else of ours.
 */
package io.touchline.text;
