/**
 * What is learned from labelled comments: hashed n-grams and the linear models over them, their training and their file.
 * Plain Java; knows texts, mentions, categories and labels, and nothing of lexicons or scores.
 */
package io.touchline.learned;
