package io.touchline.casework.quality;

/** Why a case is looked at without effect. */
enum Purpose {
    /** Somebody else decides on it too. */
    SECOND_LOOK,
    /** Its answer is known. */
    GOLDEN
}
