/**
 * Tunes the encoders of the second tier with PyTorch, by way of DJL, which the service does not have on its class path:
 * only {@code io.touchline.training} comes here, and only to train.
 */
package io.touchline.training.tuning;
