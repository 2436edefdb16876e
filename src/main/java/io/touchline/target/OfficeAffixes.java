package io.touchline.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is put before or behind a name to claim its bearer's office or identity, and how a display name is taken apart
 * by it. What fans put there (粉丝团, 后援会, 加油, fan page, HQ, FC) is none of it, nor is what denies the claim (非官方,
 * unofficial): a name with such a rest is no core. Immutable.
 */
final class OfficeAffixes {

    static final double CLAIM = 0.9;

    /** Claims less, or is sometimes put there by people who are just called so. */
    static final double HINT = 0.8;

    private static final String CLAIMS_BEHIND = "官方 官微 官号 官网 官博 本人 本尊 真身 工作室 团队 经纪团队 经纪人 经纪公司 工作人员 备用号 私人号 个人号 私密号"
            + " 教练组 客服 运营团队 official officials officialpage officialaccount ofc real team management mgmt manager agent"
            + " agency backupaccount privatepage privateaccount secondaccount supportteam helpdesk";

    private static final String HINTS_BEHIND = "v 蓝v 黄v 金v 橙v 红v 认证 已认证 实名 国家队 助理 小号 新号 大号 生活号 日常号 账号 帐号 号 微博 抖音 抖音号 快手"
            + " 小红书 视频号 直播间 verified account personal private backup assistant foundation charity giveaway giveaways";

    private static final String CLAIMS_BEFORE =
            "官方 本人 本尊 official theofficial real thereal managerof agentof teamof officialteamof officialpageof officialaccountof";

    /** Some of them stand in jests too: 我是林知夏. */
    private static final String HINTS_BEFORE =
            "我是 我就是 我叫 真 真的 正牌 国家队 中国队 运动员 教练 主教练 裁判 认证 itsme iam im its thisis thisisthe verified private";

    /** Roles that belong to somebody: 林知夏的经纪人, Marcus Vell's agent. */
    private static final String OWNED_CLAIMS = "工作室 团队 经纪人 官方账号 教练组 agent manager team management";

    private static final String OWNED_HINTS = "助理 小号 新号 大号 assistant account";

    /** 官方 + 微博 + V: nobody stacks more. */
    private static final int MOST_AFFIXES = 4;

    private final Map<String, Double> behind = new HashMap<>();
    private final Map<String, Double> before = new HashMap<>();
    private final int longest;

    OfficeAffixes(NameShapes shapes) {
        put(behind, CLAIMS_BEHIND, CLAIM, shapes);
        put(behind, owned(OWNED_CLAIMS), CLAIM, shapes);
        put(behind, owned(OWNED_HINTS), HINT, shapes);
        put(behind, HINTS_BEHIND, HINT, shapes);
        put(before, CLAIMS_BEFORE, CLAIM, shapes);
        put(before, HINTS_BEFORE, HINT, shapes);
        longest = Math.max(longestOf(behind), longestOf(before));
    }

    private static String owned(String roles) {
        return Arrays.stream(roles.split(" "))
                .map(role -> (role.charAt(0) < 0x80 ? "s" : "的") + role)
                .collect(Collectors.joining(" "));
    }

    private static void put(Map<String, Double> to, String affixes, double claim, NameShapes shapes) {
        for (String affix : affixes.split(" ")) {
            to.put(shapes.of(affix).shape(), claim);
        }
    }

    private static int longestOf(Map<String, Double> affixes) {
        return affixes.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** What may be the name in a display name: all of it, and what is left when affixes are taken off. */
    List<Core> cores(NameShapes.Shape shape) {
        Map<String, Core> cores = new HashMap<>();
        strip(new Core(shape.shape(), 0), MOST_AFFIXES, cores);
        if (!shape.unjoined().equals(shape.shape())) {
            Map<String, Core> letterByLetter = new HashMap<>();
            strip(new Core(shape.unjoined(), 0), MOST_AFFIXES, letterByLetter);
            letterByLetter.values().stream()
                    .map(core -> new Core(NameShapes.joined(core.shape()), core.claim()))
                    .forEach(core -> cores.merge(core.shape(), core, Core::surer));
        }
        return new ArrayList<>(cores.values());
    }

    private void strip(Core core, int left, Map<String, Core> cores) {
        Core known = cores.get(core.shape());
        if (known != null && known.claim() >= core.claim()) {
            return;
        }
        cores.put(core.shape(), core);
        if (left == 0) {
            return;
        }
        String shape = core.shape();
        for (int length = 1; length <= longest && length < shape.length(); length++) {
            Double claimBehind = behind.get(shape.substring(shape.length() - length));
            if (claimBehind != null) {
                int end = shape.length() - length;
                strip(core.without(0, end, claimBehind), left - 1, cores);
                if (length > 1 && shape.charAt(end - 1) == shape.charAt(end)) {
                    // Of three letters alike the canonical form has two: AndyScottTeam. An affix of one letter would be
                    // taken from nothing: 真真.
                    strip(core.without(0, end + 1, claimBehind), left - 1, cores);
                }
            }
            Double claimBefore = before.get(shape.substring(0, length));
            if (claimBefore != null) {
                strip(core.without(length, shape.length(), claimBefore), left - 1, cores);
                if (length > 1 && shape.charAt(length - 1) == shape.charAt(length)) {
                    strip(core.without(length - 1, shape.length(), claimBefore), left - 1, cores);
                }
            }
        }
    }

    /** @param claim how much the affixes around it claim, 0 if there are none */
    record Core(String shape, double claim) {

        private static Core surer(Core one, Core other) {
            return one.claim() >= other.claim() ? one : other;
        }

        private Core without(int begin, int end, double affix) {
            return new Core(shape.substring(begin, end), Math.max(claim, affix));
        }
    }
}
