package io.touchline.encoder;

/** How a comment stands to a claim about somebody. */
public enum Relation {
    /** It tells the claim, in whatever words. */
    TELLS,
    /** It says that the claim is not so. */
    DENIAL,
    /** It asks whether it is. */
    QUESTION,
    /** It tells that the claim was shown to be false. */
    DEBUNK,
    /** It says something else about the same person. */
    OTHER_CLAIM,
    /** It says the same about another person. */
    OTHER_PERSON,
    /** It is about something else. */
    OTHER_TOPIC
}
