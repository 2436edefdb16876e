package io.touchline.handling;

/** What is known of the place where a comment stands. The names are part of the policy language. */
public enum ThreadTrait {
    /** Under a registered target: the caller said so, or it answers an official account. */
    TARGET,
    /** It answers another comment. */
    REPLY
}
