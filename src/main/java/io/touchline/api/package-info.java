/**
 * The edge that all features share: problem documents and pointers, strict JSON, page and cursor, caller, id types,
 * account key. No feature logic; depends on nothing of ours.
 */
package io.touchline.api;
