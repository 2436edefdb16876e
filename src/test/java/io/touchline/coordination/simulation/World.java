package io.touchline.coordination.simulation;

/** Who and what a stream is about; all of it follows from the seed, and the number of threads from the traffic. */
record World(long seed, Cast cast, Threads threads, MatchDay day, Sentences sentences, HostilityScores scores) {

    static World of(long seed, int organic) {
        Cast cast = new Cast();
        return new World(
                seed,
                cast,
                new Threads(cast, organic),
                new MatchDay(Dice.of(seed, "day")),
                Sentences.shared(),
                new HostilityScores(seed));
    }
}
