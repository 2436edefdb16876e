/** DESIGN.md's table of failures, with real processes that are stopped, paused, slowed down, killed and started again. */
package io.touchline.faults;
