package io.touchline.scoring;

import io.touchline.learned.LearnedModel;

/** Another first tier on what the running one has read: what it would decide, before it decides. Immutable. */
public final class ShadowScorer {

    private final LearnedModel model;
    private final HitScorer hits;

    public ShadowScorer(LearnedModel model) {
        this.model = model;
        this.hits = new HitScorer(CategoryModel.of(model));
    }

    public String version() {
        return model.version();
    }

    public CommentScore score(FirstReading reading) {
        return reading.score(hits, model);
    }
}
