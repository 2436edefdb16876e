package io.touchline.assessment;

import io.touchline.handling.ThreadTrait;
import io.touchline.lexicon.Mention;
import io.touchline.lexicon.Mention.MatchedBy;
import io.touchline.scoring.Aim;
import io.touchline.scoring.FirstReading;
import io.touchline.scoring.OtherUsers;
import io.touchline.scoring.Role;
import io.touchline.target.RegisteredTarget;
import io.touchline.target.TargetSnapshot;
import io.touchline.text.CanonicalText;
import io.touchline.text.Canonicaliser;
import io.touchline.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one comment with one version of lexicons and registry: canonical form, mentions, scores. Thread-safe. */
final class CommentReader {

    /** Places of one target that an answer tells: a text may name somebody five thousand times. */
    private static final int MOST_PLACES = 20;

    private final Canonicaliser canonicaliser;

    private final Supplier<Optional<String>> secondTier;

    /** @param secondTier the version of the model that is asked where there is doubt */
    CommentReader(Canonicaliser canonicaliser, Supplier<Optional<String>> secondTier) {
        this.canonicaliser = canonicaliser;
        this.secondTier = secondTier;
    }

    Reading read(Intake intake, TargetSnapshot registry, RunningLexicons.Scorer lexicons) {
        CanonicalText text = canonicaliser.canonicalise(intake.text());
        List<Mention> mentions = registry.mentions(text);
        List<Assessment.AimedAt> aimedAt = new ArrayList<>();
        Map<String, RegisteredTarget> targets = new LinkedHashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (Mention mention : mentions) {
            registry.find(mention.targetId()).ifPresent(target -> targets.put(target.id(), target));
            if (places.merge(mention.targetId(), 1, Integer::sum) > MOST_PLACES) {
                continue;
            }
            Span place = text.original(mention.canonical());
            aimedAt.add(new Assessment.AimedAt(
                    mention.targetId(), mention.matchedBy().name(), place.begin(), place.end()));
        }
        List<Mention> ofParent = mentionsOfParent(intake, registry);
        List<RegisteredTarget> owners = ownersOfParent(intake, registry);
        Set<String> aims = new LinkedHashSet<>();
        for (String id : intake.targetIds()) {
            if (addUnnamed(registry, id, MatchedBy.REQUEST, targets, aimedAt)) {
                aims.add(id);
            }
        }
        List<String> asked = List.copyOf(aims);
        List<Mention> named = mentions;
        if (targets.isEmpty()) {
            // Only a comment that names nobody is read as being about whom the one before was about.
            named = ofParent;
            Stream<String> ofOthers = ofParent.stream().map(Mention::targetId);
            Stream<String> owned = owners.stream().map(RegisteredTarget::id);
            Stream.concat(ofOthers, owned).distinct().forEach(id -> {
                if (addUnnamed(registry, id, MatchedBy.THREAD, targets, aimedAt)) {
                    aims.add(id);
                }
            });
        }
        // Who speaks of a target by name is another; where the parent names nobody it may be the target's own post.
        // Whoever goes on with a comment of their own does not speak to themselves.
        boolean goesOn =
                intake.parent().authorId().filter(intake.authorId()::equals).isPresent();
        boolean answersAnother = !ofParent.isEmpty() && !goesOn || OtherUsers.areAnswered(text, mentions);
        Aim.You you = answersAnother ? Aim.You.ANOTHER : Aim.You.OPEN;
        Aim aim = new Aim(List.copyOf(aims), owners.isEmpty() ? you : Aim.You.TARGET, roles(targets.values()));
        FirstReading first = lexicons.scorer().first(text, mentions, aim);
        return Reading.of(
                text,
                first,
                new Reading.Addressees(
                        aimedAt,
                        List.copyOf(targets.values()),
                        own(named, intake, registry),
                        thread(intake, registry),
                        asked),
                impostures(intake, registry),
                versions(intake, registry, lexicons));
    }

    /** A team is whoever plays for it and whoever coaches it. */
    private static Map<String, Role> roles(Collection<RegisteredTarget> targets) {
        Map<String, Role> roles = new HashMap<>();
        for (RegisteredTarget target : targets) {
            switch (target.role()) {
                case ATHLETE -> roles.put(target.id(), Role.ATHLETE);
                case COACH -> roles.put(target.id(), Role.COACH);
                case OFFICIAL -> roles.put(target.id(), Role.OFFICIAL);
                case TEAM -> {
                    // nothing to tell it by
                }
            }
        }
        return roles;
    }

    /** Who is named only where the author is named too is called the same, and not meant. */
    private static Set<String> own(List<Mention> named, Intake intake, TargetSnapshot registry) {
        Set<String> own = registry.ofOfficialAccount(intake.caller().namespace(), intake.authorId()).stream()
                .map(RegisteredTarget::id)
                .collect(Collectors.toSet());
        Set<Span> places = named.stream()
                .filter(mention -> own.contains(mention.targetId()))
                .map(Mention::canonical)
                .collect(Collectors.toSet());
        Set<String> others = named.stream()
                .filter(mention -> !places.contains(mention.canonical()))
                .map(Mention::targetId)
                .collect(Collectors.toSet());
        named.stream().map(Mention::targetId).filter(id -> !others.contains(id)).forEach(own::add);
        return Set.copyOf(own);
    }

    /** A name that says too little to pass for somebody's has nobody concerned. */
    private static List<Imposture> impostures(Intake intake, TargetSnapshot registry) {
        if (intake.displayName() == null) {
            return List.of();
        }
        return registry.imitations(intake.displayName(), intake.caller().namespace(), intake.authorId()).stream()
                .filter(imitation -> imitation.score() >= AccountLabels.HOLDS)
                .flatMap(imitation ->
                        registry.find(imitation.targetId()).stream().map(target -> new Imposture(imitation, target)))
                .toList();
    }

    private static Set<ThreadTrait> thread(Intake intake, TargetSnapshot registry) {
        Set<ThreadTrait> traits = EnumSet.noneOf(ThreadTrait.class);
        if (intake.parent() != Intake.Parent.NONE) {
            traits.add(ThreadTrait.REPLY);
        }
        boolean answersOfficial = !ownersOfParent(intake, registry).isEmpty();
        if (answersOfficial || !intake.targetIds().isEmpty()) {
            traits.add(ThreadTrait.TARGET);
        }
        return traits;
    }

    private List<Mention> mentionsOfParent(Intake intake, TargetSnapshot registry) {
        String text = intake.parent().text();
        return text.isEmpty() ? List.of() : registry.mentions(canonicaliser.canonicalise(text));
    }

    /** The targets whose own account wrote the comment that this one answers. */
    private static List<RegisteredTarget> ownersOfParent(Intake intake, TargetSnapshot registry) {
        return intake.parent()
                .authorId()
                .map(id -> registry.ofOfficialAccount(intake.caller().namespace(), id))
                .orElse(List.of());
    }

    /** @return false if the registry does not know it, or not any more */
    private static boolean addUnnamed(
            TargetSnapshot registry,
            String id,
            MatchedBy matchedBy,
            Map<String, RegisteredTarget> targets,
            List<Assessment.AimedAt> aimedAt) {
        Optional<RegisteredTarget> found = registry.find(id);
        if (found.isPresent() && targets.putIfAbsent(id, found.get()) == null) {
            aimedAt.add(new Assessment.AimedAt(id, matchedBy.name(), null, null));
        }
        return found.isPresent();
    }

    private Map<String, String> versions(Intake intake, TargetSnapshot registry, RunningLexicons.Scorer lexicons) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("lexicon", lexicons.version());
        versions.put(
                "model",
                secondTier
                        .get()
                        .map(second -> lexicons.modelVersion() + "+" + second)
                        .orElse(lexicons.modelVersion()));
        versions.put("policy", intake.policy().id() + "@" + intake.policy().version());
        versions.put("targets", Long.toString(registry.version()));
        return versions;
    }
}
