package io.touchline.lexicon;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The closed list of labels, each with the name it has in the API and the category it counts towards. */
public enum Label {
    INSULT_PERSON("insult.person", Category.ABUSE),
    DEHUMANISE("dehumanise", Category.ABUSE),
    THREAT("threat", Category.ABUSE),
    CURSE("curse", Category.ABUSE),
    MOCKERY_VEILED("mockery.veiled", Category.ABUSE),
    SEXUALISED("sexualised", Category.ABUSE),
    BODY_SHAMING("body-shaming", Category.ABUSE),
    PRIVACY_DOXXING("privacy.doxxing", Category.ABUSE),
    DISCRIMINATION("discrimination", Category.ABUSE),
    SLANDER_DOPING("slander.doping", Category.SLANDER),
    SLANDER_MATCH_FIXING("slander.match-fixing", Category.SLANDER),
    SLANDER_SELECTION("slander.selection", Category.SLANDER),
    SLANDER_PRIVATE_LIFE("slander.private-life", Category.SLANDER),
    SLANDER_ALLEGIANCE("slander.allegiance", Category.SLANDER),
    SLANDER_RUMOUR("slander.rumour", Category.SLANDER),
    INCITE_PILE_ON("incite.pile-on", Category.INCITEMENT),
    INCITE_MASS_REPORT("incite.mass-report", Category.INCITEMENT),
    INCITE_TEAR_DOWN("incite.tear-down", Category.INCITEMENT),
    INCITE_OPPOSITION("incite.opposition", Category.INCITEMENT),
    INCITE_HARASS_OFFLINE("incite.harass-offline", Category.INCITEMENT),
    INCITE_BOYCOTT("incite.boycott", Category.INCITEMENT),
    IMPERSONATION("impersonation", Category.ACCOUNT),
    TREND_JACKING("trend-jacking", Category.ACCOUNT),
    BULK_HOMOGENEOUS("bulk-homogeneous", Category.ACCOUNT);

    private static final Map<String, Label> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Label::wire, Function.identity()));

    private final String wire;
    private final Category category;

    Label(String wire, Category category) {
        this.wire = wire;
        this.category = category;
    }

    /** The name in the API and in lexicon files. */
    public String wire() {
        return wire;
    }

    public Category category() {
        return category;
    }

    public static Optional<Label> ofWire(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire));
    }
}
