package io.touchline.handling;

import java.time.Duration;
import java.util.Optional;

/** A line of a rule's {@code recommend}, as written: the action, and what the file adds to it. */
record Measure(Action action, boolean requiresHuman, Optional<Duration> expiresAfter) {}
