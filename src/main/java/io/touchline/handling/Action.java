package io.touchline.handling;

/**
 * The closed list of measures, each in its scope and, within the scope, mildest first. The names are part of the API.
 *
 * <p>{@link #alwaysHuman()} is a floor that no policy can lower: on an account, everything above a warning is a
 * punishment, and nobody is punished by a machine alone; the same holds for what cannot be taken back.
 */
public enum Action {
    ALLOW(Scope.CONTENT, false, true),
    FOLD(Scope.CONTENT, false, true),
    LIMIT_SPREAD(Scope.CONTENT, false, true),
    AUTHOR_ONLY(Scope.CONTENT, false, true),
    REMOVE(Scope.CONTENT, false, true),

    EDUCATE(Scope.ACCOUNT, false, true),
    WARN(Scope.ACCOUNT, false, true),
    LIMIT_COMMENT(Scope.ACCOUNT, true, true),
    MUTE(Scope.ACCOUNT, true, true),
    SUSPEND_MONETISATION(Scope.ACCOUNT, true, true),
    CLOSE(Scope.ACCOUNT, true, true),

    WATCH(Scope.TARGET, false, true),
    PRESERVE_EVIDENCE(Scope.TARGET, false, true),
    SLOW_MODE(Scope.TARGET, false, true),
    LIMIT_STRANGERS(Scope.TARGET, false, true),
    ONE_CLICK_PROTECT(Scope.TARGET, false, true),

    STORM_ALERT(Scope.PLATFORM, false, true),
    DISSOLVE_GROUP(Scope.PLATFORM, true, true),
    PUBLISH_NOTICE(Scope.PLATFORM, true, false),
    REFER_AUTHORITY(Scope.PLATFORM, true, false);

    private final Scope scope;
    private final boolean alwaysHuman;
    private final boolean reversible;

    Action(Scope scope, boolean alwaysHuman, boolean reversible) {
        this.scope = scope;
        this.alwaysHuman = alwaysHuman;
        this.reversible = reversible;
    }

    public Scope scope() {
        return scope;
    }

    /** Where it stands in its scope, 0 for the mildest; not comparable across scopes. */
    public int gravity() {
        // A scope's measures stand together, the mildest first.
        return ordinal() - first().ordinal();
    }

    private Action first() {
        return switch (scope) {
            case CONTENT -> ALLOW;
            case ACCOUNT -> EDUCATE;
            case TARGET -> WATCH;
            case PLATFORM -> STORM_ALERT;
        };
    }

    /** True if a person must decide on it, whatever the policy says. */
    public boolean alwaysHuman() {
        return alwaysHuman;
    }

    /** True if it is for whom a comment attacks, and touches neither comment nor author: it names its targets. */
    public boolean isForTargets() {
        return scope == Scope.TARGET || this == STORM_ALERT;
    }

    /** True if it keeps others from commenting as they like: not recommended for who wants an open section. */
    public boolean closesSection() {
        return this == SLOW_MODE || this == LIMIT_STRANGERS || this == ONE_CLICK_PROTECT;
    }

    /** False for what cannot be taken back once it is out. */
    public boolean reversible() {
        return reversible;
    }
}
