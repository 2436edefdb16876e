package io.touchline.coordination.simulation;

import io.touchline.coordination.simulation.Post.Remark;
import java.util.List;

/** How the members of a campaign put the text that they were given. */
interface Wording {

    Remark next(Dice dice);

    /** As it is, one in seven in disguise. All score alike: the scorer sees through disguises. */
    static Wording copied(Remark template, Disguise disguise) {
        double disguised = 0.15;
        return dice -> dice.chance(disguised)
                ? new Remark(disguise.disguised(template.text(), dice), template.hostility(), template.targetIds())
                : template;
    }

    /** In other words each time, with a score near the template's. */
    static Wording reworded(Remark template, Rewording rewording, HostilityScores scores) {
        List<String> targetIds = template.targetIds();
        return dice -> {
            String text = rewording.reworded(template.text(), dice);
            return new Remark(text, scores.reworded(template.hostility(), text), targetIds);
        };
    }
}
