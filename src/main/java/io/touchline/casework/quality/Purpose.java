package io.touchline.casework.quality;

/** Why a case is given out for a blind review, one that changes nothing. */
enum Purpose {
    /** Somebody else decides on it too. */
    SECOND_LOOK,
    /** Its answer is known. */
    GOLDEN
}
