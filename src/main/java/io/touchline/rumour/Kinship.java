package io.touchline.rumour;

/**
 * How much oftener comments that tell a claim with one idea say another than comments that tell any claim: the logarithm,
 * learned from rumours and their retellings ({@code rumour/kinship.txt}, by {@code LearnKinship} in test scope). Who tells
 * of bribes speaks of envelopes. Immutable.
 */
final class Kinship {

    private static final String RESOURCE = "/rumour/kinship.txt";

    private final float[][] byClaimed;

    private Kinship(float[][] byClaimed) {
        this.byClaimed = byClaimed;
    }

    static Kinship read(Concepts concepts) {
        float[][] byClaimed = new float[concepts.count()][concepts.count()];
        for (String line : ResourceLines.of(RESOURCE)) {
            int colon = line.indexOf(':');
            float[] row = byClaimed[concepts.number(line.substring(0, colon))];
            for (String said : line.substring(colon + 1).split("\\|", -1)) {
                String[] parts = said.trim().split(" ", -1);
                row[concepts.number(parts[0])] = Float.parseFloat(parts[1]);
            }
        }
        return new Kinship(byClaimed);
    }

    /** Of an idea of a claim and one of a comment; 0 where nothing is known. */
    float of(int claimed, int said) {
        return byClaimed[claimed][said];
    }
}
