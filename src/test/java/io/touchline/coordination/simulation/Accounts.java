package io.touchline.coordination.simulation;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The organic accounts: 0 to {@link #size()}. The first ones are the haters, heavy all of them; of the others k comments
 * or more have k^-1.5: two in three write once, one in four hundred fifty times and more.
 */
final class Accounts {

    private static final double TAIL = 1.5;
    private static final int MOST_COMMENTS = 200;
    private static final int COMMENTS_EACH = 5; // per two accounts
    private static final int COMMENTS_A_HATER = 3_000;

    /** Of an account's comments those near each other in time, and how near, as a share of the day. */
    private static final double IN_SESSION = 0.6;

    private static final double SESSION = 0.02;

    private final int antiFans;
    private final int size;
    private final byte[] kinds;

    Accounts(int organic) {
        size = organic * 2 / COMMENTS_EACH;
        antiFans = Math.max(3, organic / COMMENTS_A_HATER);
        kinds = new byte[size];
        Arrays.fill(kinds, 0, antiFans, (byte) OrganicKind.ANTI_FAN.ordinal());
        Arrays.fill(kinds, antiFans, haters(), (byte) OrganicKind.RIVAL.ordinal());
    }

    int size() {
        return size;
    }

    int antiFans() {
        return antiFans;
    }

    /** Anti-fans, then as many that are hostile to rivals. */
    int haters() {
        return 2 * antiFans;
    }

    OrganicKind kind(int account) {
        return OrganicKind.values()[kinds[account]];
    }

    /** Accounts that are not haters, marked as of a kind. */
    Set<Integer> choose(int count, OrganicKind kind, Dice dice) {
        Set<Integer> chosen = new LinkedHashSet<>();
        while (chosen.size() < Math.min(count, (size - haters()) / 2)) {
            chosen.add(ordinary(dice));
        }
        chosen.forEach(account -> mark(account, kind));
        return chosen;
    }

    private void mark(int account, OrganicKind kind) {
        if (kinds[account] == OrganicKind.ORDINARY.ordinal() || kind == OrganicKind.FAN_CLUB) {
            kinds[account] = (byte) kind.ordinal();
        }
    }

    private int ordinary(Dice dice) {
        return dice.between(haters(), size - 1);
    }

    /** How much more often than others an account is hostile; 0.9 on average. */
    double temper(int account) {
        double share = share(account, 1);
        if (share < 0.7) {
            return 0.4;
        }
        return share < 0.95 ? 1.5 : 5;
    }

    /** The target whose fan an account is, the first ones more often. */
    int favourite(int account, Cast cast) {
        return Math.min(cast.size() - 1, (int) Math.exp(share(account, 2) * Math.log(cast.size() + 1.0)) - 1);
    }

    private static double share(int account, int trait) {
        return (Dice.mixed(account * 31L + trait) >>> 11) * 0x1.0p-53;
    }

    /** Who writes, for so many comments in order of time. */
    int[] writers(int count, Dice dice) {
        long[] places = new long[count];
        int filled = 0;
        for (int account = haters(); filled < count; account++) {
            boolean another = account < size;
            int writer = another ? account : ordinary(dice);
            int comments = another ? comments(dice) : 1;
            double home = dice.share();
            for (int i = 0; i < comments && filled < count; i++) {
                places[filled++] = (long) (place(home, dice) * Integer.MAX_VALUE) << Integer.SIZE | writer;
            }
        }
        Arrays.sort(places);
        int[] writers = new int[count];
        for (int i = 0; i < count; i++) {
            writers[i] = (int) places[i];
        }
        return writers;
    }

    private static int comments(Dice dice) {
        return (int) Math.min(MOST_COMMENTS, Math.pow(1 - dice.share(), -1 / TAIL));
    }

    private static double place(double home, Dice dice) {
        double place = home + SESSION * dice.gaussian();
        return dice.chance(IN_SESSION) && place >= 0 && place < 1 ? place : dice.share();
    }
}
