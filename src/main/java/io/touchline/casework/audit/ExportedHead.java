package io.touchline.casework.audit;

/**
 * The last line of an export: where the log ended. An export without it was cut off.
 *
 * @param format {@link EventHash#FORMAT}
 * @param seq 0 for a log without events
 * @param hash hexadecimal
 */
record ExportedHead(String format, String namespace, long seq, String hash) {}
