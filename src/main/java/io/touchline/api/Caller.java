package io.touchline.api;

/**
 * Who is calling, as its key says.
 *
 * @param namespace within which comment, author and thread ids are unique
 * @param keepText false if the texts of this caller's comments are not to be stored
 */
public record Caller(String name, String namespace, boolean keepText) {}
